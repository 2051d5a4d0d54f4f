using System.Text.Json;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Workflows.Activities.Primitives;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>
/// Events that come before anybody waits for them. As in Elsa they are kept for ten minutes and delivered once, as soon as an
/// instance waits; the journal tells of one that nobody wanted.
/// </summary>
internal sealed class EarlyEvents(StepScope scope, IHouseIds ids, IJournal journal)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public Task KeepAsync(Continuation work, CancellationToken cancellationToken) =>
        LeaveAsync(
            ContinuationKinds.KeptEvent, null, new KeptEvent(Effect(work), work.InstanceId), Kept, cancellationToken);

    /// <summary>Hands kept events to the bookmarks of a burst, each by a continuation of its own.</summary>
    public async Task DeliverAsync(StoredBurst burst, CancellationToken cancellationToken)
    {
        var names = burst.Result.NewBookmarks.Where(bookmark => bookmark.StimulusName == Event.TypeName)
            .Select(bookmark => (string?)bookmark.Payload?["eventName"]).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return;

        foreach (var (id, kept) in await FindAsync(cancellationToken))
        {
            if (names.Contains(kept.Published.EventName) && kept.IsFor(burst)
                && await scope.Sql.TakeContinuationAsync(id, cancellationToken) == 1)
            {
                names.Remove(kept.Published.EventName);
                await LeaveAsync(
                    ContinuationKinds.Event, burst.Instance, kept.Published with { IsLocal = true }, TimeSpan.Zero, cancellationToken);
            }
        }
    }

    public Task ForgetAsync(Continuation work, CancellationToken cancellationToken) => journal.WriteAsync(
        new JournalNote(JournalKind.Activity, "event.unheard")
        {
            InstanceId = Read(work.Payload!).Sender,
            Message = Read(work.Payload!).Published.EventName,
        },
        cancellationToken);

    private Task<List<(Guid Id, KeptEvent Kept)>> FindAsync(CancellationToken cancellationToken) => scope.Sql.QueryAsync(
        "select id, payload from continuations where kind = 'kept-event' and not_before > @now order by created_at, id",
        row => (row.Id(0), Read(row.Text(1))),
        cancellationToken,
        ("now", scope.Now));

    private Task LeaveAsync<T>(
        string kind, InstanceRecord? instance, T payload, TimeSpan wait, CancellationToken cancellationToken)
    {
        scope.LeaveWork();
        return scope.Sql.AddContinuationAsync(
            new Continuation
            {
                Id = ids.New(),
                InstanceId = instance?.Id,
                CaseId = instance?.CaseId,
                Kind = kind,
                Payload = JsonSerializer.Serialize(payload, StorageJson.Compact),
                CreatedAt = scope.Now,
                NotBefore = scope.Now + wait,
            },
            cancellationToken);
    }

    private static PublishEventEffect Effect(Continuation work) =>
        JsonSerializer.Deserialize<PublishEventEffect>(work.Payload!, StorageJson.Compact)!;

    private static KeptEvent Read(string payload) => JsonSerializer.Deserialize<KeptEvent>(payload, StorageJson.Compact)!;

    private sealed record KeptEvent(PublishEventEffect Published, Guid? Sender)
    {
        public bool IsFor(StoredBurst burst) => (!Published.IsLocal || Sender == burst.Instance.Id)
            && (Published.CorrelationId is null || Published.CorrelationId == burst.Result.CorrelationId);
    }
}
