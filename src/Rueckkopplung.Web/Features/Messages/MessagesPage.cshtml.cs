using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>The message log: what left the house for cases that the reader may see, and what did not arrive.</summary>
[ForRoles(Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Privacy)]
public sealed class MessagesPage(RueckkopplungDb db) : PageModel
{
    private const int Size = 25;

    [FromQuery(Name = "stand")]
    public string? StateName { get; set; }

    /// <summary>A case's number; written as people write it.</summary>
    [FromQuery(Name = "nummer")]
    public string? CaseNumberText { get; set; }

    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    public MessageState? State => Enum.TryParse<MessageState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The code of what is wrong with the number; null = nothing.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyDictionary<MessageState, int> Counts { get; private set; } = new Dictionary<MessageState, int>();

    public IReadOnlyList<MessageRow> Rows { get; private set; } = [];

    public int Total => State is { } state ? Counts.GetValueOrDefault(state) : Counts.Values.Sum();

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var messages = db.Outbox.AsNoTracking().Where(message => message.CaseId != null);
        if (!string.IsNullOrWhiteSpace(CaseNumberText))
        {
            Fault = CaseNumber.Read(CaseNumberText, out var number) switch
            {
                NumberFault.None => null,
                NumberFault.CheckDigits => "number.check-digits",
                NumberFault.Length => "number.length",
                _ => "number.form",
            };
            if (Fault is not null)
                return;
            messages = messages.Where(message => db.Cases.Any(file => file.Id == message.CaseId && file.Number == number));
        }

        var counts = await messages.GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        Counts = counts.GroupBy(one => MessageStates.Of(one.Key)).ToDictionary(group => group.Key, group => group.Sum(one => one.Count));
        Number = Math.Clamp(Number, 1, Pages);
        Rows = await RowsAsync(State is { } state ? messages.Where(MessageStates.Is(state)) : messages, cancellationToken);
    }

    private async Task<IReadOnlyList<MessageRow>> RowsAsync(IQueryable<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var page = await messages.OrderByDescending(message => message.CreatedAt).ThenBy(message => message.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(message => new { message.Id, message.CaseId, message.Kind, message.RecipientKind, message.RecipientRef, message.Way, message.Subject, message.State, message.CreatedAt, message.SentAt, message.ResendOf })
            .ToListAsync(cancellationToken);
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        var ids = page.Select(message => message.CaseId!.Value).Distinct().ToList();
        var numbers = await db.Cases.Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.Number, cancellationToken);
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellationToken);

        return [.. page.Select(message => new MessageRow(
            message.Id, numbers[message.CaseId!.Value], message.Kind, message.RecipientKind, message.RecipientRef, message.Way,
            hidden.Contains(message.CaseId.Value) ? null : Redaction.WithoutCode(message.Subject),
            MessageStates.Of(message.State), message.CreatedAt, message.SentAt, message.ResendOf is not null))];
    }
}
