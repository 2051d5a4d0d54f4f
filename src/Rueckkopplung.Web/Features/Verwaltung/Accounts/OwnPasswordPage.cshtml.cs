using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Where everybody with an account changes the own password.</summary>
[Authorize]
public sealed class OwnPasswordPage(IMediator mediator, SignInManager<Person> sessions, RueckkopplungDb db) : PageModel, IShownAgain
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ChangeOwnPassword.Command(Current, Password), cancellationToken);
        if (await sessions.UserManager.GetUserAsync(User) is { } person)
        {
            // this session goes on, with the stamp that the step has just written
            await db.Entry(person).ReloadAsync(cancellationToken);
            await sessions.RefreshSignInAsync(person);
        }
        return RedirectToPage(new { getan = "own-password" });
    }

    public Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken) => Task.FromResult<IActionResult>(Page());
}
