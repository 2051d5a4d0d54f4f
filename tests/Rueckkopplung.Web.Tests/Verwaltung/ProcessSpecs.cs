using System.Net;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Verwaltung;

/// <summary>Which definition serves a case, set by an administrator.</summary>
public sealed class ProcessSpecs : IAsyncLifetime
{
    private const string Form = "form[action='/verwaltung/ablaeufe']";

    private readonly HouseOfAccounts house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_choice_is_of_processes_that_serve_cases()
    {
        using var admin = await house.AdminAsync();
        var page = await admin.OpenAsync("/verwaltung/ablaeufe");

        Assert.Equal(["", "bedarf", "mangel"], page.Document.QuerySelectorAll("#DefinitionId option").Select(one => one.GetAttribute("value")!));
    }

    [Fact]
    public async Task The_process_of_a_category_begins_after_the_next_triage()
    {
        using var admin = await house.AdminAsync();
        Assert.Equal("mangel", await ServedByAsync("Sofa auf dem Gehweg"));

        await AssignAsync(admin, ("Kind", "Mangel"), ("Category", "abfall"), ("DefinitionId", "bedarf"));

        Assert.Equal("bedarf", await ServedByAsync("Noch ein Sofa auf dem Gehweg"));
        Assert.Equal("process.assigned", (await house.ChangesAsync("process/Mangel/abfall"))[0].Event);
    }

    [Fact]
    public async Task A_later_day_is_shown_as_coming_and_changes_nothing_yet()
    {
        using var admin = await house.AdminAsync();
        var page = await AssignAsync(admin, ("Kind", "Mangel"), ("Category", "*"), ("DefinitionId", "bedarf"), ("ValidFrom", "2026-12-01"));

        Assert.Contains(
            page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent),
            text => text.Contains("Dienstag, 1. Dezember 2026", StringComparison.Ordinal) && text.Contains("kommt", StringComparison.Ordinal));
        Assert.Equal("mangel", await ServedByAsync("Sofa"));
    }

    [Theory]
    [InlineData("ValidFrom", "2026-11-22")]
    [InlineData("ValidFrom", "morgen")]
    [InlineData("DefinitionId", "eingang")]
    [InlineData("Category", "gibt-es-nicht")]
    [InlineData("Kind", "Wunsch")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, string value)
    {
        using var admin = await house.AdminAsync();
        var page = await AssignAsync(admin, [("DefinitionId", field == "DefinitionId" ? value : "bedarf"), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal([$"#{field}"], page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task For_each_kind_a_process_for_all_categories_remains()
    {
        using var admin = await house.AdminAsync();
        var page = await RemoveAsync(admin, "Mangel|*|mangel|");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);

        await AssignAsync(admin, ("Kind", "*"), ("Category", "*"), ("DefinitionId", "bedarf"));

        Assert.Equal("Die Zuordnung ist entfernt.", (await RemoveAsync(admin, "Mangel|*|mangel|")).Text("[role=status] .kern-title"));
        Assert.Equal(HttpStatusCode.Conflict, (await RemoveAsync(admin, "Mangel|*|mangel|")).Status);
        Assert.Equal("bedarf", await ServedByAsync("Sofa"));
    }

    private static async Task<SeenPage> AssignAsync(Visitor admin, params (string, string)[] typed) =>
        await admin.SendAsync(await admin.OpenAsync("/verwaltung/ablaeufe"), Form, typed);

    private static async Task<SeenPage> RemoveAsync(Visitor admin, string row) =>
        await admin.SendAsync(await admin.OpenAsync("/verwaltung/ablaeufe"), "form[action$=Remove]", ("row", row));

    private async Task<string> ServedByAsync(string text)
    {
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        var number = (string)(await sqm.ReportAsync(new { text, channel = "phone" }))["number"]!;
        await sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "sperrmuell", unit = "KBK-A", urgency = "normal" });
        return await house.ReadAsync(async db =>
        {
            var parsed = Cases.CaseNumber.Parse(number);
            var id = await db.Cases.Where(file => file.Number == parsed).Select(file => file.Id).SingleAsync();
            return await db.Instances.Where(instance => instance.CaseId == id && instance.DefinitionId != "eingang")
                .Select(instance => instance.DefinitionId).SingleAsync();
        });
    }
}
