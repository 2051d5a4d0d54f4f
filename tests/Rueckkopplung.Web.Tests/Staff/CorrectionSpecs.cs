using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>SQM corrects facts; the history keeps both sides, and the reporter hears of a later date at once.</summary>
public sealed class CorrectionSpecs : IAsyncLifetime
{
    private const string Facts = "main form:not([action*='Kind'])";
    private const string Kind = "main form[action*='Kind']";

    private CaseWorld world = null!;

    private string Path => $"{world.Path}/berichtigen";

    public async Task InitializeAsync() => world = await CaseWorld.OpenAsync(new { email = "melderin@example.org", answerWay = "email" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Place_Quartier_and_category_are_corrected_in_one_go()
    {
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.SendAsync(
            await sqm.OpenAsync(Path), Facts, ("place", "Marktstraße 21, Hinterhof"), ("quartier", "Q02"), ("category", "graffiti"));

        Assert.Contains("Marktstraße 21, Hinterhof", page.Heading, StringComparison.Ordinal);
        Assert.Contains("Quartier berichtigt: noch offen → „", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("Kategorie festgelegt: noch offen → „", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("Ort berichtigt", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hinterhof", page.Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_date_that_follows_from_a_correction_is_told_to_the_reporter_at_once()
    {
        await LetTheAnswerTakeAsync("verkehr", days: 12);
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.SendAsync(await sqm.OpenAsync(Path), Facts, ("category", "haltestelle"));

        Assert.Contains("Neues Datum", page.Text("#nachrichten"), StringComparison.Ordinal);
        Assert.Contains("Neues Datum mitgeteilt", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("Tage 1–", page.Text("#fristen .rechnung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_kind_ends_the_process_and_asks_the_unit_anew()
    {
        await world.AcceptAsync();
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.SendAsync(await sqm.OpenAsync(Path), Kind, ("kind", "Bedarf"));

        Assert.Contains("Ablauf beendet: Die Art hat sich geändert.", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("„Mangel“ → „Bedarf“", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("„Bedarf“", page.Text("#ablauf h2"), StringComparison.Ordinal);
        using var unit = await ApiPerson.SignedInAsync(world.House.Address, "fb.kbk-a");
        await unit.DoAsync(world.Number, "Annehmen", new { });
        Assert.Contains("In Arbeit bei KBK-A", (await world.SeeAsync("fb.kbk-a")).Text(".fallkopf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task During_triage_a_change_of_kind_leaves_the_task_where_it_is()
    {
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.SendAsync(await sqm.OpenAsync(Path), Kind, ("kind", "Bedarf"));

        Assert.Contains("Prüfen und zuweisen", page.Text("#aufgabe h2"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ablauf beendet", page.Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_sides_and_decides()
    {
        using var slow = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var form = await slow.OpenAsync(Path);
        using var quick = await Visitor.SignedInAsync(world.House.Address, "sqm.triage2");
        await quick.SendAsync(await quick.OpenAsync(Path), Facts, ("quartier", "Q02"));

        var refused = await slow.SendAsync(form, Facts, ("place", "Am Kiosk"), ("quartier", "Q03"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Quartier berichtigt", refused.Text("main .fakten dt"), StringComparison.Ordinal);
        Assert.NotEqual("", refused.Text("main .fakten ins"));
        Assert.Equal("Am Kiosk", refused.Document.QuerySelector("#place")!.GetAttribute("value"));

        var page = await slow.SendAsync(refused, Facts, ("anyway", "true"));
        Assert.Contains("Am Kiosk", page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_SQM_corrects()
    {
        await world.AcceptAsync();
        using var unit = await Visitor.SignedInAsync(world.House.Address, "fb.kbk-a");

        Assert.Equal(HttpStatusCode.Forbidden, (await unit.OpenAsync(Path)).Status);
        Assert.Null((await unit.OpenAsync(world.Path)).Document.QuerySelector($"a[href='{Path}']"));
    }

    private Task<bool> LetTheAnswerTakeAsync(string profile, int days) =>
        world.House.Services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Continuation,
            async (step, token) =>
            {
                var db = step.GetRequiredService<RueckkopplungDb>();
                var row = (await db.Profiles.FindAsync([profile], token))!;
                db.Entry(row).Property(one => one.Steps).CurrentValue =
                    [.. row.Steps.Select(one => one.Code == ProfileSteps.FirstAnswer ? one with { Days = days } : one)];
                return true;
            },
            CancellationToken.None);
}
