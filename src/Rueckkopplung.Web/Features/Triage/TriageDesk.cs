using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>Lays the selected case on the table, and says what became of the one before.</summary>
public sealed class TriageDesk(RueckkopplungDb db, CityLibrary cities, TriageInbox inbox, SimilarCases similar)
{
    private const int LastEvents = 20;

    public Task<Inbox> InboxAsync(Reader reader, CancellationToken cancellationToken) => inbox.ReadAsync(reader, cancellationToken);

    public Task<(CaseNumber Number, DateTimeOffset PromisedBy)?> NextPromiseAsync(CancellationToken cancellationToken) =>
        inbox.NextPromiseAsync(cancellationToken);

    public async Task<TriageCase> OpenAsync(TriageRow row, DateTimeOffset now, Reader reader, CancellationToken cancellationToken)
    {
        var file = await db.Cases.AsNoTracking().Whole().FirstAsync(one => one.Number == row.Number, cancellationToken);
        var contact = await db.ReporterContacts.Where(one => one.CaseId == file.Id)
            .Select(one => new { HasEmail = one.Email != null, HasPhone = one.Phone != null })
            .FirstOrDefaultAsync(cancellationToken);
        var isProtected = row.Text is null;
        return new TriageCase
        {
            File = file,
            Task = row.Task,
            City = await cities.CurrentAsync(db, cancellationToken),
            Now = now,
            IsProtected = isProtected,
            HasEmail = contact?.HasEmail == true,
            HasPhone = contact?.HasPhone == true,
            Similar = isProtected ? [] : await similar.FindAsync(file, reader, cancellationToken),
            History = await db.Journal.AsNoTracking()
                .Where(one => one.CaseId == file.Id && one.Kind == JournalKind.Case)
                .OrderByDescending(one => one.Id).Take(LastEvents).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Where a decided case is now; null where the reader does not see it any more.</summary>
    public async Task<Decided?> DecidedAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var file = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Number == number, cancellationToken);
        if (file is null)
            return null;

        var city = await cities.CurrentAsync(db, cancellationToken);
        var part = file.CurrentParts.LastOrDefault();
        var acceptBy = await db.Tasks.Where(task => task.CaseId == file.Id && task.UnitCode != null)
            .OrderByDescending(task => task.OpenedAt).Select(task => task.DueAt).FirstOrDefaultAsync(cancellationToken);
        return new Decided(
            number, file.Status, city.Units.Find(part?.UnitCode) is { } unit ? $"{unit.Code} {unit.Name}" : null,
            file.OpenQuestion?.Until ?? acceptBy, file.PromisedBy, file.AnsweredAt is not null);
    }
}

/// <summary>What became of a decided case: who has it, and until when.</summary>
public sealed record Decided(
    CaseNumber Number, CaseStatus Status, string? Unit, DateTimeOffset? By, DateTimeOffset PromisedBy, bool IsAnswered);
