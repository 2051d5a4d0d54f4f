using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>The messages of cases, for a command that sends one again; on the step.</summary>
internal sealed class SentMessages(RueckkopplungDb db, ProcessSession session)
{
    /// <exception cref="MissingException"><c>message.exists</c>.</exception>
    public async Task<OutboxMessage> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Outbox.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.CaseId != null, cancellationToken)
        ?? throw new MissingException("message.exists");

    /// <summary>Itself or a copy of it. Read after the case is locked: a second click finds the first one's message.</summary>
    public Task<bool> IsUnderWayAsync(Guid id, CancellationToken cancellationToken) => db.Outbox.AnyAsync(
        one => (one.Id == id || one.ResendOf == id) && (one.State == OutboxState.Waiting || one.State == OutboxState.Leased),
        cancellationToken);

    /// <summary>Nobody has to bring by hand what goes by mail again; if that fails, somebody is asked again.</summary>
    public async Task EndDeliveriesAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var open = await db.Instances.AsNoTracking()
            .Where(one => one.CaseId == message.CaseId && one.DefinitionId == LaterDate.DeliveryProcess)
            .Where(one => one.Status == WorkflowStatus.Running)
            .ToListAsync(cancellationToken);
        // the process was begun with the words that did not arrive
        var words = JsonEncodedText.Encode(message.Body, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        foreach (var delivery in open.Where(one => one.State?.Contains(words, StringComparison.Ordinal) == true))
            await session.EndAsync(delivery.Id, "sent-again", cancellationToken);
    }
}
