using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>The fields that a new and a known account share.</summary>
public abstract class AccountFormPage(AccountChoices choices) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? UnitCode { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Quartiere { get; set; } = [];

    [BindProperty]
    public string? TreffKey { get; set; }

    [BindProperty]
    public string? Employer { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public AccountChoices Choices => choices;

    protected AccountInput Input => new(DisplayName, Role, UnitCode, Quartiere, TreffKey, Employer, Email);

    /// <summary>Whether the box of a Quartier is ticked: as it was typed, else as it is stored.</summary>
    public bool IsChosen(string quartier) =>
        ModelState.Typed(nameof(Quartiere)) is { } typed ? typed.Split(',').Contains(quartier) : Quartiere.Contains(quartier);
}
