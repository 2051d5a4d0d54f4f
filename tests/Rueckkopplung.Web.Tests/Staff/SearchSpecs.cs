using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>SQM finds cases by number, street and word; nobody finds what they may not read.</summary>
public abstract class SearchSpecs : StaffSpecs
{
    [Fact]
    public async Task A_case_is_found_by_its_number_however_it_is_written()
    {
        var number = await ReportAsync("Schlagloch vor der Schule");
        foreach (var typed in new[] { number, number.Replace("-", "", StringComparison.Ordinal), $" #{number} ", number.Split('-')[1].TrimStart('0') })
            Assert.Equal([number], Numbers(await SearchAsync(typed)));
    }

    [Fact]
    public async Task Two_swapped_digits_are_named_and_the_number_is_offered()
    {
        await FillAsync(11);
        var number = await ReportAsync("Schlagloch vor der Schule");
        Assert.Contains("00012", number, StringComparison.Ordinal);

        var page = await SearchAsync(number.Replace("00012", "00021", StringComparison.Ordinal));

        Assert.Contains("vertauscht", page.Text(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal($"/vorgaenge/{number}", page.Document.QuerySelector(".kern-alert a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_wrong_last_digit_is_named()
    {
        var number = await ReportAsync("Schlagloch vor der Schule");
        var page = await SearchAsync($"{number[..12]}{(char)('0' + ((number[12] - '0' + 1) % 10))}");

        Assert.Contains("Die letzten beiden Ziffern passen nicht dazu", page.Text(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal([number], Numbers(page));
    }

    [Fact]
    public async Task A_mistyped_number_of_no_case_offers_nothing()
    {
        await ReportAsync("Schlagloch vor der Schule");
        var page = await SearchAsync("2019-77777-11");

        Assert.Empty(Numbers(page));
        Assert.Contains("Die letzten beiden Ziffern passen nicht dazu", page.Text(".kern-alert"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sperrmüll", "SPERRMÜLL vor der Tür")]
    [InlineData("SPERRMÜLL", "Der Sperrmüll liegt da")]
    [InlineData("sperrmuell", "Der Sperrmüll liegt da")]
    [InlineData("überführung", "Überführung ist dunkel")]
    [InlineData("Marktstrasse", "Laterne an der Marktstr. 12 ist aus")]
    [InlineData("marktstr.", "Laterne an der Marktstraße ist aus")]
    [InlineData("tür laterne", "Die LATERNE vor der Tür ist aus")]
    public async Task A_word_is_found_and_marked_whatever_its_case_and_umlauts(string typed, string text)
    {
        var number = await ReportAsync(text);
        await ReportAsync("Etwas ganz anderes, nämlich eine Bank");
        var page = await SearchAsync(typed);

        Assert.Equal([number], Numbers(page));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".zeile mark"));
        Assert.Equal(text, page.Text(".zeile__titel a"));
    }

    [Fact]
    public async Task A_case_is_found_by_its_quartier_and_says_so()
    {
        var number = await ReportAsync("Ratten im Hof", "Q10");
        var page = await SearchAsync("stahldorf");

        Assert.Equal([number], Numbers(page));
        Assert.Contains("gefunden im Ort", page.Text(".zeile__meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_that_databases_take_for_wildcards_are_letters_here()
    {
        await ReportAsync("Ratten im Hof");

        foreach (var typed in new[] { "%", "_", "R%n", @"\", "'" })
            Assert.Empty(Numbers(await SearchAsync(typed)));
    }

    [Fact]
    public async Task A_search_without_hits_offers_a_spelling_that_has_some()
    {
        await ReportAsync("Ratten im Hof", "Q02");
        var page = await SearchAsync("Bleichfad");

        Assert.Empty(Numbers(page));
        Assert.Contains("Nichts gefunden zu „Bleichfad“.", page.Text(".leer"), StringComparison.Ordinal);
        Assert.Equal("Bleichpfad", page.Text(".leer a"));
    }

    [Fact]
    public async Task The_words_of_a_protected_case_are_found_by_its_unit_only()
    {
        var number = await ReportAsync("Nebenan schreit jede Nacht ein Kind");
        Assert.Equal([number], Numbers(await SearchAsync("schreit")));
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "kinderschutz", unit = "51", urgency = "high" });

        Assert.Empty(Numbers(await SearchAsync("schreit")));
        Assert.DoesNotContain(number, await ApiSearchAsync("schreit"), StringComparison.Ordinal);
        var byNumber = await SearchAsync(number);
        Assert.Equal("Geschützter Vorgang", byNumber.Text(".zeile__titel a"));
        Assert.DoesNotContain("schreit", byNumber.Text("main"), StringComparison.Ordinal);
        using var unit = await Visitor.SignedInAsync(House.Address, "fb.51");
        Assert.Equal([number], Numbers(await unit.OpenAsync("/suche?q=schreit")));
    }

    [Fact]
    public async Task A_quartier_finds_only_its_own_cases()
    {
        var own = await ReportAsync("Ratten im Hof", "Q02");
        var foreign = await ReportAsync("Ratten im Keller", "Q10");
        using var qe = await Visitor.SignedInAsync(House.Address, "qe.mitte");

        Assert.Equal([own], Numbers(await qe.OpenAsync("/suche?q=ratten")));
        Assert.Empty(Numbers(await qe.OpenAsync($"/suche?q={foreign}")));
    }

    [Fact]
    public async Task Nobody_searches_without_signing_in()
    {
        using var nobody = new Visitor(House.Address);

        Assert.Equal("/anmelden", (await nobody.OpenAsync("/suche?q=ratten")).Address.AbsolutePath);
    }

    private async Task FillAsync(int count)
    {
        for (var made = 0; made < count; made++)
            await ReportAsync($"Laterne {made} ist dunkel");
    }

    private async Task<SeenPage> SearchAsync(string typed) => await Visitor.OpenAsync($"/suche?q={Uri.EscapeDataString(typed)}");

    private async Task<string> ApiSearchAsync(string typed) => (await Sqm.GetAsync($"cases?q={typed}")).ToJsonString();

    private async Task<string> ReportAsync(string text, string? quartier = null) =>
        (string)(await Sqm.ReportAsync(new { text, place = new { quartier } }))["number"]!;
}

public sealed class SearchOnSqlite : SearchSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class SearchOnPostgreSql : SearchSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
