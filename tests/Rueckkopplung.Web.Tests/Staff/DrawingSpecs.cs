using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>The case page draws what the case runs on, and says the same in words.</summary>
public sealed class DrawingSpecs : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await CaseWorld.OpenAsync();
        await world.AcceptAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_drawing_and_its_twin_show_the_same_path()
    {
        var page = await world.SeeAsync("sqm.triage");

        Assert.Equal("Ablauf „Mangel“, Fassung 1", page.Text("#ablauf h2"));
        var twin = page.Document.QuerySelector("#ablauf .schritte")!.TextContent;
        Assert.Matches(@"Arbeiten und antworten\s*: Aufgabe offen", twin);
        Assert.Contains("Erledigt → Ergebnis festhalten", twin, StringComparison.Ordinal);
        var drawing = page.Document.QuerySelector("#ablauf svg")!;
        Assert.Equal(
            ["Beginn: erledigt", "Meldende Person informieren: erledigt", "Zuständigkeit klären: erledigt"],
            drawing.QuerySelectorAll(".schritt--fertig title").Select(title => title.TextContent));
        Assert.Equal("Arbeiten und antworten: Aufgabe offen", drawing.QuerySelector(".schritt--jetzt title")?.TextContent);
        Assert.Equal(4, drawing.QuerySelectorAll(".pfeil--gegangen").Length);
    }

    [Fact]
    public async Task What_lies_inside_a_step_and_what_ran_before_can_be_looked_at_too()
    {
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.OpenAsync(world.Path);

        Assert.Equal("Innerhalb von „Zuständigkeit klären“", page.Text("#ablauf > details > summary"));
        var before = page.Document.QuerySelector("#ablauf ul a")!;
        Assert.Equal("„Eingang und Triage“, Fassung 1", before.TextContent);
        var earlier = await sqm.OpenAsync(world.Path + before.GetAttribute("href"));
        Assert.Equal("Ablauf „Eingang und Triage“, Fassung 1", earlier.Text("#ablauf h2"));
        Assert.Contains("Dieser Ablauf ist beendet.", earlier.Text("#ablauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_look_into_the_Studio_is_led_there()
    {
        var lead = await world.SeeAsync("sqm.leitung");
        var unit = await world.SeeAsync("fb.kbk-a");

        var link = lead.Document.QuerySelector("#ablauf a[href^='/studio/']")?.GetAttribute("href");
        Assert.Matches("^/studio/workflows/instances/[0-9a-f-]{36}/view$", link);
        Assert.NotNull(unit.Document.QuerySelector("#ablauf svg"));
        Assert.Null(unit.Document.QuerySelector("a[href^='/studio/']"));
    }

    [Fact]
    public async Task A_public_print_has_no_drawing_and_an_internal_one_has_it_opened()
    {
        Assert.Null((await world.SeeAsync("sqm.triage", "?druck=oeffentlich")).Document.QuerySelector("#ablauf"));
        var inside = await world.SeeAsync("sqm.triage", "?druck=intern");
        Assert.All(inside.Document.QuerySelectorAll("#ablauf details"), details => Assert.True(details.HasAttribute("open")));
    }

    [Fact]
    public async Task A_protected_case_shows_no_drawing_to_who_may_only_know_that_it_is_there()
    {
        await using var closed = await CaseWorld.OpenAsync();
        using (var sqm = await ApiPerson.SignedInAsync(closed.House.Address, "sqm.triage"))
            await sqm.DoAsync(closed.Number, "Zuweisen", new { kind = "Bedarf", category = "kinderschutz", unit = "51", urgency = "normal" });

        var page = await closed.SeeAsync("sqm.leitung", "?druck=intern");
        Assert.Equal("Vertrauliches Anliegen", page.Heading);
        Assert.Null(page.Document.QuerySelector("#ablauf"));
        Assert.NotNull((await closed.SeeAsync("fb.51")).Document.QuerySelector("#ablauf svg"));
    }
}
