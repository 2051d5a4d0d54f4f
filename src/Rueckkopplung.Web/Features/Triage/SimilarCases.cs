using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>Open cases of the same Quartier that may be about the same thing: close by, or with the same rare words.</summary>
public sealed partial class SimilarCases(RueckkopplungDb db)
{
    private const int Most = 3;
    private const int LookedAt = 200;

    // a word that every tenth report has, such as „Straße“, says nothing
    private const int OneInSoMany = 10;
    private const double CloseInMetres = 100;
    private const double MetresADegree = 111_320;

    public async Task<IReadOnlyList<SimilarCase>> FindAsync(CaseFile file, Reader reader, CancellationToken cancellationToken)
    {
        if (file.Place.QuartierCode is not { } quartier)
            return [];

        var protectedOnes = db.Cases.Where(db.ProtectedFor(reader)).Select(other => other.Id);
        var others = await db.Cases.AsNoTracking()
            .Where(other => other.Place.QuartierCode == quartier && other.ClosedAt == null && other.Id != file.Id
                && other.ReceivedAt <= file.ReceivedAt && !protectedOnes.Contains(other.Id))
            .OrderByDescending(other => other.ReceivedAt)
            .Take(LookedAt)
            .ToListAsync(cancellationToken);
        var wordsOf = others.ToDictionary(other => other, WordsOf);
        var rare = WordsOf(file)
            .Where(word => wordsOf.Values.Count(words => words.Contains(word)) <= Math.Max(2, others.Count / OneInSoMany))
            .ToList();

        return
        [
            .. others
                .Select(other => new SimilarCase(
                    other.Number, other.Text, other.Language, other.Status, other.ReceivedAt,
                    MetresBetween(file.Place, other.Place), rare.Count(wordsOf[other].Contains)))
                .Where(one => one.SharedWords >= 2 || (one.SharedWords >= 1 && one.Metres <= CloseInMetres))
                .OrderByDescending(one => one.SharedWords).ThenByDescending(one => one.ReceivedAt)
                .Take(Most),
        ];
    }

    private static HashSet<string> WordsOf(CaseFile file) => LongWord().Matches($"{file.Text} {file.Place.Text}".Normalize())
        .Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // short words are everywhere
    [GeneratedRegex(@"\p{L}{5,}", RegexOptions.None, 1000)]
    private static partial Regex LongWord();

    // within a Quartier the earth is flat
    private static int? MetresBetween(Place one, Place other)
    {
        if (one is not { Latitude: { } north, Longitude: { } east } || other is not { Latitude: { } north2, Longitude: { } east2 })
            return null;

        var (up, right) = (north - north2, (east - east2) * Math.Cos(north * Math.PI / 180));
        return (int)Math.Round(Math.Sqrt((up * up) + (right * right)) * MetresADegree);
    }
}

/// <summary>A case that may be the same.</summary>
public sealed record SimilarCase(
    CaseNumber Number, string Text, string Language, CaseStatus Status, DateTimeOffset ReceivedAt, int? Metres, int SharedWords);
