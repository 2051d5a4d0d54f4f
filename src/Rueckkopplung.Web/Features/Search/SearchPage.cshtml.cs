using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Features.Search;

/// <summary>Finds a case by its number, also a mistyped one, by street or by word.</summary>
[Authorize]
public sealed class SearchPage(SearchQuery search, RueckkopplungDb db, CityLibrary cities, HouseClock clock) : PageModel
{
    private const int LongestSearch = 200;
    private const int YearsBack = 10;
    private const int MostGuesses = 5;

    [FromQuery]
    public string? Q { get; set; }

    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    /// <summary>What was typed, trimmed and not too long.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What is wrong with a number; the code of a sentence.</summary>
    public string? Fault { get; private set; }

    /// <summary>Numbers that may have been meant, each of a case that the reader may see.</summary>
    public IReadOnlyList<NumberGuess> Guesses { get; private set; } = [];

    public SearchResult ByNumber { get; private set; } = SearchResult.Nothing;

    public SearchResult ByWords { get; private set; } = SearchResult.Nothing;

    /// <summary>Searches that find something where this one does not.</summary>
    public IReadOnlyList<string> Spellings { get; private set; } = [];

    public int Total => ByNumber.Total + ByWords.Total;

    public int Pages => Math.Max(1, (ByWords.Total + SearchQuery.PageSize - 1) / SearchQuery.PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var typed = (Q ?? "").Trim();
        Typed = typed.Length > LongestSearch ? typed[..LongestSearch] : typed;
        if (Typed.Length == 0)
            return;

        var fault = CaseNumber.Read(Typed, out var number);
        if (fault == NumberFault.None)
            await FindNumberAsync(number, cancellationToken);
        else if (Typed.All(letter => !char.IsLetter(letter)) && Typed.Count(char.IsAsciiDigit) > LongestWord)
            await GuessNumberAsync(fault, cancellationToken);
        else
            await FindWordsAsync(cancellationToken);
    }

    // as many digits as a house number, a postcode or a running number has: those are looked for as words too
    private const int LongestWord = 7;

    private async Task FindNumberAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        ByNumber = await search.ByNumbersAsync([number], cancellationToken);
        Fault = ByNumber.Total == 0 ? "case.exists" : null;
    }

    private async Task GuessNumberAsync(NumberFault fault, CancellationToken cancellationToken)
    {
        Fault = fault == NumberFault.CheckDigits ? "number.check-digits" : "number.length";
        var guesses = NumberGuesses.Of(Typed);
        ByNumber = await search.ByNumbersAsync([.. guesses.Select(guess => guess.Number)], cancellationToken);
        var found = ByNumber.Cases.Select(one => one.Number).ToHashSet();
        Guesses = [.. guesses.Where(guess => found.Contains(guess.Number)).Take(MostGuesses)];
    }

    private async Task FindWordsAsync(CancellationToken cancellationToken)
    {
        Number = Math.Max(1, Number);
        if (int.TryParse(Typed, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0)
            ByNumber = await search.ByNumbersAsync(NumbersOf(sequence), cancellationToken);
        ByWords = await search.ByWordsAsync(Typed, Number, cancellationToken);
        if (Total > 0)
            return;

        var spelling = new Spelling(await cities.CurrentAsync(db, cancellationToken));
        var likely = new List<string>();
        foreach (var guess in spelling.Near(Typed))
        {
            if (await search.FindsAsync(guess, cancellationToken))
                likely.Add(guess);
        }
        Spellings = [.. likely.Take(3)];
    }

    // people say "42" of this year's case, sometimes of an older one
    private List<CaseNumber> NumbersOf(int sequence)
    {
        var year = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), HouseClock.Berlin).Year;
        return [.. Enumerable.Range(year - YearsBack, YearsBack + 1).Select(one => new CaseNumber(one, sequence))];
    }
}
