using AngleSharp.Dom;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>Staff take a report down for somebody else.</summary>
public sealed class OnBehalfSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    [Fact]
    public async Task A_Treff_reports_from_its_Treff_in_two_steps()
    {
        using var treff = await Resident.SignedInAsync(house.Address, "treff.stahldorf");
        await treff.OpenAsync("/melden");
        treff.Fill("What.Text", "Eine Besucherin: Die Bank vor der Tür wackelt.");
        await treff.PressAsync("Gleich prüfen");
        Assert.Contains("Quartierszentrum Stahldorf", treff.Main, StringComparison.Ordinal);
        await treff.PressAsync("Meldung senden");

        var file = await house.CaseAsync("Eine Besucherin: Die Bank vor der Tür wackelt.");
        Assert.Equal((IntakeChannel.Treff, "treff.stahldorf", "Q10"), (file.Channel, file.Place.TreffKey, file.Place.QuartierCode));
    }

    [Fact]
    public async Task After_the_receipt_one_key_opens_the_next_report_on_the_same_way()
    {
        using var sqm = await Resident.SignedInAsync(house.Address, "sqm.triage");
        await sqm.OpenAsync("/melden");
        sqm.Fill("What.Text", "Anruf: Laterne aus");
        sqm.Choose("What.Channel", "letter");
        await sqm.PressAsync("Gleich prüfen");
        await sqm.PressAsync("Meldung senden");
        Assert.Equal(IntakeChannel.Letter, (await house.CaseAsync("Anruf: Laterne aus")).Channel);

        var next = sqm.Page.QuerySelector("main [autofocus]")!;
        Assert.Equal("Nächste Meldung", next.TextContent.Trim());
        await sqm.OpenAsync(next.GetAttribute("href")!);
        Assert.NotNull(sqm.Page.QuerySelector("[value=letter][checked]"));
    }

    [Fact]
    public async Task Nobody_from_outside_can_say_that_it_came_by_letter()
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        Assert.Null(resident.Page.QuerySelector("[name='What.Channel']"));
        resident.Fill("What.Text", "Von außen");
        resident.Page.QuerySelector("[name=Step]")!.Insert(AdjacentPosition.AfterEnd, "<input name='What.Channel' value='letter'>");
        foreach (var button in new[] { "Weiter", "Weiter", "Weiter", "Meldung senden" })
            await resident.PressAsync(button);

        Assert.Equal(IntakeChannel.Web, (await house.CaseAsync("Von außen")).Channel);
    }
}
