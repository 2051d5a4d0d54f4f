using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>An account: what it may, and the ways to lock it or give it a new password.</summary>
[ForRoles(Rueckkopplung.Cases.Role.Admin)]
public sealed class AccountPage(
    IMediator mediator, RueckkopplungDb db, ProtocolReading protocol, AccountChoices choices)
    : AccountFormPage(choices), IShownAgain
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public Person Account { get; private set; } = null!;

    public IReadOnlyList<ProtocolRow> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (DisplayName, Role, UnitCode) = (Account.DisplayName, WireNames.Of(Account.Role), Account.UnitCode);
        (Quartiere, TreffKey, Employer, Email) = (Account.Quartiere, Account.TreffKey, Account.Employer, Account.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ChangeAccount.Command(Id, Input, Stamp), cancellationToken);
        return Again("changed");
    }

    public async Task<IActionResult> OnPostLockAsync(bool locked, CancellationToken cancellationToken)
    {
        await mediator.Send(new LockAccount.Command(Id, locked, Stamp), cancellationToken);
        return Again(locked ? "locked" : "unlocked");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new SetPassword.Command(Id, Password), cancellationToken);
        return Again("password-set");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        // the other forms of the page do not bring these fields
        if (!Request.Form.ContainsKey(nameof(Role)))
            return await OnGetAsync(cancellationToken);

        await LoadAsync(cancellationToken);
        return Page();
    }

    private RedirectToPageResult Again(string done) => RedirectToPage(new { Id, getan = done });

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Account = await db.Users.AsNoTracking().FirstOrDefaultAsync(person => person.Id == Id, cancellationToken)
            ?? throw new MissingException("account.exists", Id);
        Changes = await protocol.RowsAsync(AccountDesk.SubjectOf(Id), null, Shown, cancellationToken);
        await Choices.LoadAsync(cancellationToken);
    }
}
