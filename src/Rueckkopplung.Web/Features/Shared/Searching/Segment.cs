namespace Rueckkopplung.Web.Features.Shared.Searching;

/// <summary>A piece of a text; a hit is marked on the page.</summary>
public sealed record Segment(string Text, bool IsHit)
{
    private const int Before = 50;

    /// <summary>The text in pieces; a long one is cut around its first hit.</summary>
    public static IReadOnlyList<Segment> Of(string text, IReadOnlyList<SearchWord> words, int longest)
    {
        var hits = Hits(text, words);
        var from = text.Length <= longest || hits.Count == 0 ? 0 : StartOfWord(text, Math.Max(0, Math.Min(hits[0].From - Before, text.Length - longest)));
        var to = EndOfWord(text, Math.Min(text.Length, from + longest));
        var pieces = new List<Segment>();
        var at = from;
        foreach (var (begin, end) in hits.Where(hit => hit.From >= from && hit.To <= to))
        {
            if (begin > at)
                pieces.Add(new Segment(text[at..begin], IsHit: false));
            if (end > Math.Max(at, begin))
                pieces.Add(new Segment(text[Math.Max(at, begin)..end], IsHit: true));
            at = Math.Max(at, end);
        }
        if (at < to)
            pieces.Add(new Segment(text[at..to], IsHit: false));

        return [.. Dots(from > 0), .. pieces, .. Dots(to < text.Length)];
    }

    /// <summary>Whether each word stands in one of the texts.</summary>
    public static bool HasAll(IReadOnlyList<SearchWord> words, params IEnumerable<string?> texts)
    {
        var folded = texts.Select(text => FoldedText.Of(text).Letters).ToList();
        return words.All(word => folded.Exists(text => text.Contains(word.Folded, StringComparison.Ordinal)));
    }

    private static List<(int From, int To)> Hits(string text, IReadOnlyList<SearchWord> words)
    {
        var folded = FoldedText.Of(text);
        return [.. words.SelectMany(word => folded.Find(word.Folded)).Order()];
    }

    private static int StartOfWord(string text, int from)
    {
        var blank = from == 0 ? -1 : text.IndexOf(' ', from);
        return blank < 0 || blank > from + Before ? from : blank + 1;
    }

    private static int EndOfWord(string text, int to)
    {
        var blank = to == text.Length ? -1 : text.LastIndexOf(' ', to - 1);
        return blank < 0 || blank < to - Before ? to : blank;
    }

    private static IEnumerable<Segment> Dots(bool isCut) => isCut ? [new Segment("…", IsHit: false)] : [];
}
