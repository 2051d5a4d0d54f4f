using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>One message: what went out, whether it arrived, and sending it again.</summary>
[ForRoles(Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Privacy)]
public sealed class MessagePage(IMediator mediator, RueckkopplungDb db) : PageModel, IShownAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OutboxMessage Message { get; private set; } = null!;

    public CaseNumber Number { get; private set; }

    public bool IsProtected { get; private set; }

    public bool MayResend { get; private set; }

    public MessageState State => MessageStates.Of(Message.State);

    /// <summary>Later messages that say the same again, oldest first.</summary>
    public IReadOnlyList<(Guid Id, DateTimeOffset At)> Repeats { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ResendMessage.Command(Id), cancellationToken);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        Message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(message => message.Id == Id && message.CaseId != null, cancellationToken)
            ?? throw new MissingException("message.exists");
        Number = await db.Cases.Where(file => file.Id == Message.CaseId).Select(file => file.Number).FirstAsync(cancellationToken);
        IsProtected = await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(file => file.Id == Message.CaseId, cancellationToken);
        var repeats = await db.Outbox.AsNoTracking().Where(message => message.CaseId == Message.CaseId && message.ResendOf == Id)
            .OrderBy(message => message.CreatedAt).Select(message => new { message.Id, message.CreatedAt, message.State }).ToListAsync(cancellationToken);
        Repeats = [.. repeats.Select(message => (message.Id, message.CreatedAt))];
        var isUnderWay = State == MessageState.Waiting || repeats.Exists(message => MessageStates.Of(message.State) == MessageState.Waiting);
        MayResend = !IsProtected && !isUnderWay && Message.Way == AnswerWay.Email && CaseRights.Resend.Contains(reader.Role);
        return Page();
    }
}
