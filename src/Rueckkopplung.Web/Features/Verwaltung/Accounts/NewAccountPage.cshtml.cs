using MediatR;
using Microsoft.AspNetCore.Mvc;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Creates an account.</summary>
[ForRoles(Rueckkopplung.Cases.Role.Admin)]
public sealed class NewAccountPage(IMediator mediator, AccountChoices choices) : AccountFormPage(choices), IShownAgain
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await mediator.Send(new CreateAccount.Command(UserName, Input, Password), cancellationToken);
        return RedirectToPage("/Verwaltung/Accounts/AccountPage", new { id, getan = "created" });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        await Choices.LoadAsync(cancellationToken);
        return Page();
    }
}
