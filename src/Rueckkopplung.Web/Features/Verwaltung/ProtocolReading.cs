using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>One change of the house, as the pages show it.</summary>
/// <param name="Id">Of the journal row.</param>
/// <param name="At">When.</param>
/// <param name="By">User name of whoever did it; null = the house.</param>
/// <param name="Event">One of <see cref="HouseEvents"/>.</param>
/// <param name="Subject">The account's user name, the rule's number, the process's place.</param>
/// <param name="Values">Before and after.</param>
public sealed record ProtocolRow(
    long Id, DateTimeOffset At, string? By, string Event, string Subject, IReadOnlyList<ChangedValue> Values);

/// <summary>Reads the changes of the house from the journal, newest first; accounts get their user names here.</summary>
public sealed class ProtocolReading(RueckkopplungDb db)
{
    private const string Account = "account/";

    /// <param name="subject">Only of this subject; null = of all.</param>
    /// <param name="before">Only older rows than this one; null = from the newest.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IReadOnlyList<ProtocolRow>> RowsAsync(string? subject, long? before, int most, CancellationToken cancellationToken)
    {
        var journal = db.Journal.AsNoTracking().Where(row => row.Kind == JournalKind.House);
        if (subject is not null)
            journal = journal.Where(row => row.Message == subject);
        if (before is { } id)
            journal = journal.Where(row => row.Id < id);
        var rows = await journal.OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);

        var ids = rows.SelectMany(row => new[] { row.ActorId, AccountOf(row.Message) }).OfType<int>().Distinct().ToList();
        var names = await db.Users.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.UserName ?? string.Empty, cancellationToken);
        return
        [
            .. rows.Select(row => new ProtocolRow(
                row.Id,
                row.At,
                row.ActorId is { } actor ? names.GetValueOrDefault(actor) : null,
                row.Event,
                AccountOf(row.Message) is { } account ? names.GetValueOrDefault(account, row.Message ?? string.Empty) : AfterSlash(row.Message),
                JsonSerializer.Deserialize<List<ChangedValue>>(row.Data ?? "[]") ?? [])),
        ];
    }

    private static int? AccountOf(string? subject) =>
        subject?.StartsWith(Account, StringComparison.Ordinal) == true
        && int.TryParse(subject[Account.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string AfterSlash(string? subject) => subject is null ? string.Empty : subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
