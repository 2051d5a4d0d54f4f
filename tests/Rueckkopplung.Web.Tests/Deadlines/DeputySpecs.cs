using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>A unit is away: its deputy gets its notices and its digest, sees its cases and does its tasks, and no day longer.</summary>
public abstract class DeputySpecs : IAsyncLifetime
{
    private const string Page = "/verwaltung/stellen";
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task While_it_lasts_the_deputy_receives_what_was_for_the_unit_and_afterwards_the_unit_does()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var done = await AddAsync(admin, "KBK-S", "KBK-G", "2026-11-23", "2026-12-06");
        Assert.StartsWith("KBK-G Kommunalbetrieb, Grün vertritt KBK-S", done.Text("#vertretung .zeile__titel"), StringComparison.Ordinal);

        await OneCase.AcceptedAsync(house);
        await AdvanceAsync("2026-12-06T22:00:00Z");
        Assert.Equal(["unitAssigned", "digest", "stage R1", "digest"], await KindsAsync("KBK-G"));
        Assert.Empty(await KindsAsync("KBK-S"));
        Assert.All(await ToAsync("KBK-G"), message => Assert.Contains("in Vertretung für", message.Body, StringComparison.Ordinal));

        await AdvanceAsync("2026-12-08T07:00:00Z");
        Assert.Equal(["stage R2", "digest"], await KindsAsync("KBK-S"));
        Assert.Equal(4, (await ToAsync("KBK-G")).Count);
    }

    [Fact]
    public async Task The_deputy_sees_the_cases_of_the_unit_does_its_tasks_and_the_case_says_who_acts()
    {
        var number = await OneCase.AssignedAsync(house);
        using (var before = await Visitor.SignedInAsync(house.Address, "fb.kbk-g"))
            Assert.Equal(HttpStatusCode.NotFound, (await before.OpenAsync($"/vorgaenge/{number}")).Status);

        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        await AddAsync(admin, "KBK-S", "KBK-G", "2026-11-23", "2026-12-06");
        using (var acting = await Visitor.SignedInAsync(house.Address, "fb.kbk-g"))
            Assert.Contains("vertreten durch KBK-G", (await acting.OpenAsync($"/vorgaenge/{number}")).Text("#fakten"), StringComparison.Ordinal);
        using (var acting = await ApiPerson.SignedInAsync(house.Address, "fb.kbk-g"))
            await acting.DoAsync(number, "Annehmen", new { });

        await AdvanceAsync("2026-12-07T07:00:00Z");
        using var after = await Visitor.SignedInAsync(house.Address, "fb.kbk-g");
        Assert.Equal(HttpStatusCode.NotFound, (await after.OpenAsync($"/vorgaenge/{number}")).Status);
    }

    [Fact]
    public async Task A_circle_is_refused_with_a_sentence_and_what_was_typed_stays()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        await AddAsync(admin, "KBK-A", "KBK-G", "2026-11-24", "2026-12-06");

        var refused = await AddAsync(admin, "KBK-G", "KBK-A", "2026-12-01", "2026-12-20");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("wieder bei sich selbst an", refused.Body, StringComparison.Ordinal);
        Assert.Equal("2026-12-20", refused.Document.QuerySelector("#To")!.GetAttribute("value"));
        Assert.Equal(1, await house.ReadAsync(db => db.Deputyships.CountAsync()));
    }

    [Fact]
    public async Task An_end_before_its_day_counts_at_once_and_stands_in_the_protocol()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        await AddAsync(admin, "KBK-A", "KBK-G", "2026-11-23", "2026-12-06");

        var page = await admin.SendAsync(await admin.OpenAsync(Page), $"form[action='{Page}?handler=End']", ("id", "1"));

        Assert.Empty(page.Document.QuerySelectorAll("#vertretung .zeile"));
        Assert.Equal(["deputy.added", "deputy.ended"], await house.ReadAsync(db => db.Journal
            .Where(row => row.Message == "unit/KBK-A").OrderBy(row => row.Id).Select(row => row.Event).ToListAsync()));
    }

    private static async Task<SeenPage> AddAsync(Visitor admin, string unit, string deputy, string from, string to) =>
        await admin.SendAsync(
            await admin.OpenAsync(Page), $"form[action='{Page}']", ("Unit", unit), ("Deputy", deputy), ("From", from), ("To", to));

    private async Task AdvanceAsync(string instant) => await house.Services.GetRequiredService<ClockMover>()
        .AdvanceToAsync(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None);

    private async Task<IEnumerable<string>> KindsAsync(string unit) =>
        (await ToAsync(unit)).Select(message => message.Stage is { } stage ? $"{message.Kind} {stage}" : message.Kind);

    private Task<List<OutboxMessage>> ToAsync(string unit) => house.ReadAsync(db => db.Outbox
        .Where(message => message.RecipientRef == unit).OrderBy(message => message.CreatedAt).ToListAsync());
}

public sealed class DeputySpecsOnSqlite : DeputySpecs
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class DeputySpecsOnPostgreSql : DeputySpecs
{
    protected override async Task<DemoHouse> OpenAsync() => await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
}
