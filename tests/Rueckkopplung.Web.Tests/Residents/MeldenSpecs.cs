using System.Net;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>A resident reports something on the page, without a script.</summary>
public sealed class MeldenSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    [Fact]
    public async Task A_report_takes_four_steps_and_the_receipt_says_the_date_first()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Bänke am Platz fehlen seit dem Umbau.");
        await resident.PressAsync("Meldung senden");

        Assert.Equal("/melden/quittung", resident.Path);
        Assert.Equal("Montag, 30. November 2026", resident.Page.QuerySelector(".zusage time")!.TextContent);
        Assert.Matches(@"^\d{4}-\d{5}-\d\d$", resident.Page.QuerySelector(".nr")!.TextContent);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", resident.Page.QuerySelector(".kennung dd:not(.nr)")!.TextContent.Trim());
        Assert.NotNull(resident.Page.QuerySelector("[role=img] svg"));
    }

    [Fact]
    public async Task What_was_filled_in_becomes_the_case()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Die Schaukel ist kaputt.");
        await resident.PressAsync("Meldung senden");

        var file = await house.CaseAsync("Die Schaukel ist kaputt.");
        Assert.Equal(("Q01", "Q01-L06", "spielgeraet"), (file.Place.QuartierCode, file.Place.LandmarkCode, file.CategoryCode));
        Assert.Equal("Spielplatz Lindenhof – Neben der Bank", file.Place.Text);
    }

    [Fact]
    public async Task Back_keeps_all_that_was_filled_in_and_nothing_is_stored_before_the_last_button()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Das steht nur im Formular.");
        await resident.PressAsync("Zurück");
        await resident.PressAsync("Zurück");
        Assert.Equal("Neben der Bank", resident.Value("Where.Details"));
        await resident.PressAsync("Zurück");

        Assert.Equal("Das steht nur im Formular.", resident.Value("What.Text"));
        Assert.Equal("spielgeraet", resident.Value("What.Category"));
        Assert.Equal(0, await house.CountAsync("Das steht nur im Formular."));
    }

    [Fact]
    public async Task Each_part_can_be_changed_from_the_last_step()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Falsch geschrieben");
        await resident.PressAsync("Ändern: Was ist los?");
        resident.Fill("What.Text", "Richtig geschrieben");
        await resident.PressAsync("Weiter");

        Assert.Equal("Spielplatz Lindenhof, Hardenbergviertel", resident.Value("Where.Landmark"));
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Weiter");
        Assert.Contains("Richtig geschrieben", resident.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_gives_the_same_receipt_and_no_second_case()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Zweimal gedrückt");
        using var first = await resident.SendAsync("Meldung senden");
        await resident.PressAsync("Meldung senden");

        Assert.Contains(resident.Page.QuerySelector(".nr")!.TextContent, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountAsync("Zweimal gedrückt"));
    }

    [Fact]
    public async Task A_report_that_was_changed_after_sending_is_not_lost_and_the_person_is_asked()
    {
        using var resident = new Resident(house.Address);
        await FillAsync(resident, "Erst so");
        using var first = await resident.SendAsync("Meldung senden");
        await resident.PressAsync("Ändern: Was ist los?");
        resident.Fill("What.Text", "Dann so");
        foreach (var button in new[] { "Weiter", "Weiter", "Weiter", "Meldung senden" })
            await resident.PressAsync(button);

        Assert.Equal(HttpStatusCode.Conflict, resident.Status);
        Assert.Contains("Diese Meldung haben Sie schon gesendet", resident.Main, StringComparison.Ordinal);
        await resident.PressAsync("Meldung senden");
        Assert.Equal((1, 1), (await house.CountAsync("Erst so"), await house.CountAsync("Dann so")));
    }

    [Fact]
    public async Task The_receipt_is_only_for_the_browser_that_has_just_sent()
    {
        using var resident = new Resident(house.Address);
        using var neighbour = new Resident(house.Address);
        await FillAsync(resident, "Nur für mich");
        await resident.PressAsync("Meldung senden");
        Assert.True(resident.Response.Headers.CacheControl!.NoStore);

        await neighbour.OpenAsync("/melden/quittung");
        Assert.Equal("/nachfragen", neighbour.Path);
        await resident.OpenAsync("/melden");
        await resident.OpenAsync("/melden/quittung");
        Assert.Equal("/nachfragen", resident.Path);
    }

    [Fact]
    public async Task Words_of_danger_bring_112_and_110_back_large()
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        Assert.Null(resident.Page.QuerySelector(".gefahr"));
        resident.Fill("What.Text", "Es riecht hier im Treppenhaus nach Gas");
        await resident.PressAsync("Weiter");

        Assert.Equal(["tel:112", "tel:110"], resident.Page.QuerySelectorAll(".gefahr a").Select(link => link.GetAttribute("href")));
        foreach (var button in new[] { "Weiter", "Weiter", "Meldung senden" })
            await resident.PressAsync(button);
        Assert.NotNull(resident.Page.QuerySelector(".gefahr a[href='tel:112']"));
    }

    [Fact]
    public async Task The_form_speaks_English()
    {
        using var resident = new Resident(house.Address, "en-GB");
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", "Someone keeps dumping car tyres.");
        foreach (var button in new[] { "Next", "Next", "Next", "Send report" })
            await resident.PressAsync(button);

        Assert.Equal("Thank you. We have your report.", resident.Heading);
        Assert.Equal("Monday, 30 November 2026", resident.Page.QuerySelector(".zusage time")!.TextContent);
        Assert.Equal("en", (await house.CaseAsync("Someone keeps dumping car tyres.")).Language);
    }

    private static async Task FillAsync(Resident resident, string text)
    {
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", text);
        resident.Fill("What.Category", "spielgeraet");
        await resident.PressAsync("Weiter");
        resident.Choose("Where.Way", "landmark");
        resident.Fill("Where.Landmark", "Spielplatz Lindenhof, Hardenbergviertel");
        resident.Fill("Where.Details", "Neben der Bank");
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Weiter");
    }
}
