using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A case on paper: what is internal stays inside.</summary>
public sealed class PrintSpecs : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await CaseWorld.OpenAsync(new { email = "melderin@example.org", answerWay = "email" });
        await world.AnswerAsync();
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        await sqm.SendAsync(await sqm.OpenAsync(world.Path), "#notizen form", ("note", "Nachbar ist verärgert"));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_internal_print_has_everything_and_no_form()
    {
        var page = await world.SeeAsync("sqm.triage", "?druck=intern");

        Assert.Contains("Nachbar ist verärgert", page.Body, StringComparison.Ordinal);
        Assert.Contains("Zwei Matratzen geladen", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("Wir haben alles abgeholt.", page.Text(".oeffentlich"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_print_leaves_the_house_without_what_is_internal()
    {
        var page = await world.SeeAsync("sqm.triage", "?druck=oeffentlich");
        var body = page.Body;

        Assert.Contains("Öffentliche Fassung", body, StringComparison.Ordinal);
        Assert.Contains(CaseWorld.Words, body, StringComparison.Ordinal);
        Assert.Contains("Wir haben alles abgeholt.", body, StringComparison.Ordinal);
        foreach (var inside in new[] { "Nachbar ist verärgert", "Zwei Matratzen", "Notiz geschrieben", "Nur intern", "Erinnerung", "Aufgabe erledigt" })
            Assert.DoesNotContain(inside, page.Text("main"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }
}
