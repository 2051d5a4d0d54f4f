using System.Text.Json.Nodes;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Flow;

namespace Rueckkopplung.Web.Activities;

/// <summary>
/// A message that finally failed takes its answer back and has the words brought by people: „Antwort überbringen“.
/// </summary>
internal sealed class FailedDeliveries(
    RueckkopplungDb db, StepScope scope, CaseSubjectSource subjects, ProcessSession session) : IDeliveryObserver
{
    public async Task FailedAsync(DeliveryFailed failure, CancellationToken cancellationToken)
    {
        if (failure.CaseId is not { } caseId || await db.Outbox.FindAsync([failure.Id], cancellationToken) is not { } message)
            return;
        // a notice to a unit is seen on its page anyway
        if (message.RecipientKind != RecipientKind.Reporter)
            return;

        var subject = await subjects.FindAsync(caseId, cancellationToken);
        if (failure.AnswerId is { } answerId)
            subject?.File.MarkUndeliverable(answerId, scope.Actor, scope.Now);

        await session.StartTriggeredAsync(
            CaseSignal.DeliveryFailed.Descriptor.Type,
            caseId,
            new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
            {
                ["message"] = new JsonObject
                {
                    ["kind"] = failure.Kind,
                    ["text"] = message.Body,
                    ["answerId"] = failure.AnswerId?.ToString(),
                },
            },
            cancellationToken);
    }
}
