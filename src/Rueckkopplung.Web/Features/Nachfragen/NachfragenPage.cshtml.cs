using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>Where the code is typed in.</summary>
// the code is the proof; there is nothing else to forge
[IgnoreAntiforgeryToken]
[PrivatePage]
[AllowAnonymous]
public sealed class NachfragenPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Letters of what was typed, without hyphens and blanks.</summary>
    public int Letters => Code?.Count(letter => !char.IsWhiteSpace(letter) && !char.IsPunctuation(letter)) ?? 0;

    /// <summary>It was typed, but is no code.</summary>
    public bool IsRefused { get; private set; }

    public IActionResult OnGet() => Code is null ? Page() : Open();

    public IActionResult OnPost() => Open();

    private IActionResult Open()
    {
        if (FollowUpCode.Parse(Code) is { } code)
            return RedirectToPage("/Nachfragen/StandPage", new { code = code.Value });

        IsRefused = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
