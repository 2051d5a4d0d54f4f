using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>What happened to a case, what will happen, and what was sent.</summary>
internal sealed class CaseHistory(RueckkopplungDb db, IReaderSource readers)
{
    public async Task<object> JournalAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var id = await OpenIdAsync(number, cancellationToken);
        var rows = await db.Journal.AsNoTracking()
            .Where(row => row.CaseId == id && row.Kind == JournalKind.Case)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);

        return new
        {
            items = rows.Select(row => new
            {
                row.Id,
                at = Local(row.At),
                @event = row.Event,
                role = row.ActorRole is { } role ? WireNames.Of(role) : null,
                unit = row.ActorUnit,
                part = row.PartId,
                task = row.TaskId,
                stage = row.Stage,
                message = row.Message,
                data = row.Data is null ? null : JsonNode.Parse(row.Data),
            }),
            total = rows.Count,
        };
    }

    public async Task<object> TimersAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var id = await OpenIdAsync(number, cancellationToken);
        var timers = await db.Timers.AsNoTracking().Where(timer => timer.CaseId == id)
            .OrderBy(timer => timer.Due).ThenBy(timer => timer.Id)
            .ToListAsync(cancellationToken);
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.CaseId == id)
            .ToDictionaryAsync(task => task.Id, cancellationToken);

        return new
        {
            items = timers.Select(timer => new
            {
                timer.Id,
                due = Local(timer.Due),
                kind = timer.TaskId is null ? "timer" : "stage",
                stage = timer.Stage,
                activity = timer.ActivityId,
                task = timer.TaskId,
                taskName = timer.TaskId is { } taskId && tasks.TryGetValue(taskId, out var task) ? task.Title : null,
                taskDue = timer.TaskId is { } dueId && tasks.TryGetValue(dueId, out var dated) && dated.DueAt is { } due ? Local(due) : (DateTimeOffset?)null,
                to = timer.Targets is null ? null : JsonSerializer.Deserialize<string[]>(timer.Targets),
                firedAt = timer.FiredAt is { } fired ? Local(fired) : (DateTimeOffset?)null,
                failed = timer.IsFailed ? true : (bool?)null,
            }),
            total = timers.Count,
        };
    }

    public async Task<object> MessagesAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var id = await OpenIdAsync(number, cancellationToken);
        var rows = await db.Outbox.AsNoTracking().Where(message => message.CaseId == id)
            .OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)
            .ToListAsync(cancellationToken);

        return new
        {
            items = rows.Select(message => new
            {
                message.Id,
                messageId = message.MessageId,
                message.Kind,
                to = message.RecipientKind.ToString().ToLowerInvariant(),
                recipient = message.RecipientRef,
                way = WireNames.Of(message.Way),
                message.Subject,
                body = MessageText.ForStaff(message.Body),
                state = message.State.ToString().ToLowerInvariant(),
                createdAt = Local(message.CreatedAt),
                sentAt = message.SentAt is { } sent ? Local(sent) : (DateTimeOffset?)null,
                attempts = message.Attempts,
                stage = message.Stage,
                error = message.LastError,
            }),
            total = rows.Count,
        };
    }

    private async Task<Guid> OpenIdAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var id = await db.Cases.Where(file => file.Number == number).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new MissingException("case.exists", number);

        return await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(file => file.Id == id, cancellationToken)
            ? throw new ForbiddenException("case.is-protected")
            : id;
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin);
}
