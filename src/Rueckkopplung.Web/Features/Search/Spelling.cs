using F23.StringSimilarity;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Shared.Searching;

namespace Rueckkopplung.Web.Features.Search;

/// <summary>Guesses which street, place or subject was meant, by how the words sound and how few letters lie between them.</summary>
internal sealed class Spelling(CityDirectory city)
{
    private const double FarthestApart = 0.34;
    private const int Most = 5;
    private static readonly Damerau Distance = new();

    // from the letters people hear to one way of writing them
    private static readonly (string From, string To)[] Sounds =
        [("y", "i"), ("ph", "f"), ("ck", "k"), ("dt", "t"), ("th", "t"), ("v", "f"), ("tz", "z"), ("ae", "e"), ("ie", "i"), ("h", "")];

    private readonly List<(string Name, string Sound)> known = [.. Names(city).Distinct(StringComparer.Ordinal).Select(name => (name, SoundOf(name)))];

    /// <summary>Whole searches that may have been meant, the nearest first; none is what was typed.</summary>
    public IReadOnlyList<string> Near(string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var singly = words.Length < 2 ? [] : words.Index().SelectMany(word => Nearest(word.Item).Select(guess =>
            (Name: string.Join(' ', words[..word.Index].Append(guess.Name).Concat(words[(word.Index + 1)..])), guess.Apart)));

        return [.. Nearest(typed).Concat(singly).OrderBy(guess => guess.Apart).Select(guess => guess.Name)
            .Where(name => !string.Equals(name, typed, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    private IEnumerable<(string Name, double Apart)> Nearest(string typed)
    {
        var sound = SoundOf(typed);
        return sound.Length < 3 ? [] : known
            .Select(one => (one.Name, Apart: Distance.Distance(sound, one.Sound) / Math.Max(sound.Length, one.Sound.Length)))
            .Where(one => one.Apart <= FarthestApart).OrderBy(one => one.Apart).Take(Most);
    }

    private static string SoundOf(string name)
    {
        var sound = FoldedText.Of(name).Letters.Replace("strasse", "str", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        foreach (var (from, to) in Sounds)
            sound = sound.Replace(from, to, StringComparison.Ordinal);
        return string.Concat(sound.Where((letter, at) => char.IsLetterOrDigit(letter) && (at == 0 || sound[at - 1] != letter)));
    }

    // "Musterweg (erfunden)" is called Musterweg
    private static IEnumerable<string> Names(CityDirectory city)
    {
        var places = city.Quartiere.SelectMany(quartier => quartier.Streets.Concat(quartier.Landmarks.Select(mark => mark.Name))
            .Append(quartier.Name).Append(quartier.Treff?.Name ?? quartier.Name));
        var names = places.Concat(city.Categories.All.SelectMany(category => category.Examples.Append(category.Name)))
            .Select(name => name.Split('(')[0].Trim()).ToList();
        var words = names.SelectMany(name => name.Split([' ', ',', '/', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length > 4);
        return names.Where(name => name.Length is > 2 and < 40).Concat(words);
    }
}
