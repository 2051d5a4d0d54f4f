using System.Text.Json;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Cases;

/// <summary>Makes journal rows of what happened to the cases of a step, and saves them at its end.</summary>
internal sealed class CaseJournal(StepScope scope, IJournal journal) : IStepEnding
{
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken);
        if (scope.Db is { } db && db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the events of all tracked cases, in the order in which they happened to each.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (scope.Db is not { } db)
            return;

        var cases = db.ChangeTracker.Entries<CaseFile>().Select(entry => entry.Entity).ToList();
        foreach (var file in cases.Where(file => file.Events.Count > 0))
        {
            foreach (var happened in file.TakeEvents())
                await journal.WriteAsync(Note(file.Id, happened), cancellationToken);
        }
    }

    private static JournalNote Note(Guid caseId, CaseEvent happened) => new(JournalKind.Case, happened.Code)
    {
        CaseId = caseId,
        PartId = happened.PartId,
        At = happened.At,
        Actor = happened.Actor,
        Message = happened.PublicNote,
        IsPublic = happened.PublicNote is not null,
        Data = happened.Before is null && happened.After is null
            ? null
            : JsonSerializer.Serialize(new { before = happened.Before, after = happened.After }, StorageJson.Compact),
    };
}
