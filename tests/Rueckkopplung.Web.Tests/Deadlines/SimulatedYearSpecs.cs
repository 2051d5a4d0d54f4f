using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>
/// A city on the demo clock, its past and a year to come, with clocks that stop: every stage of every task against a plain
/// model, and every notice against the service hours. The long form takes five thousand cases.
/// </summary>
public abstract class SimulatedYearSpecs(ITestOutputHelper output)
{
    protected static bool IsLong { get; } = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";

    /// <summary>Cases of the long form; RUECKKOPPLUNG_CASES takes fewer.</summary>
    protected static int Many(int cases) =>
        int.TryParse(Environment.GetEnvironmentVariable("RUECKKOPPLUNG_CASES"), System.Globalization.CultureInfo.InvariantCulture, out var fewer) ? fewer : cases;

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task Every_stage_of_a_year_comes_when_a_plain_model_says_and_no_notice_leaves_outside_service_hours()
    {
        var watch = Stopwatch.StartNew();
        await using var house = await OpenAsync();
        output.WriteLine($"filled after {watch.Elapsed.TotalSeconds:F0} s");
        await OneCase.AcceptedAsync(house);
        var pauses = await StopClocksAsync(house);
        // the last stage of what is open now comes within three months
        await AdvanceAsync(house, IsLong ? 365 : 100);
        output.WriteLine($"at the end after {watch.Elapsed.TotalSeconds:F0} s");

        var now = house.Services.GetRequiredService<HouseClock>().GetUtcNow();
        var lives = await house.ReadAsync(db => TaskLife.AllAsync(db, pauses));
        var faults = lives.SelectMany(life => life.Faults(now)).ToList();
        var (notices, outside) = await NoticesAsync(house);

        output.WriteLine($"{lives.Count} tasks, {lives.Sum(life => life.Fired.Count)} stages, {pauses.Count} clocks stopped, {notices} notices, {watch.Elapsed.TotalSeconds:F0} s");
        Assert.True(lives.Sum(life => life.Fired.Count) > (IsLong ? 500 : 5), "the year was too quiet to say anything");
        Assert.True(pauses.Count > 0 && lives.Exists(life => life.Pauses.Count > 0 && life.Fired.Count > 0), "no clock stood");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Take(10)));
        Assert.True(notices > (IsLong ? 500 : 5), $"only {notices} notices");
        Assert.Empty(outside.Take(10));
    }

    // each on a day of its own, from the first days on: the clock stands some days and starts by itself
    private static async Task<ILookup<Guid, (DateTimeOffset From, DateTimeOffset To)>> StopClocksAsync(DemoHouse house)
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var stopped = new List<(Guid Part, DateTimeOffset From, DateTimeOffset To)>();
        for (var day = 0; day < 8; day++)
        {
            var now = house.Services.GetRequiredService<HouseClock>().GetUtcNow();
            var tasks = await house.ReadAsync(db => db.Tasks
                .Where(task => task.Step == ProfileSteps.Outcome && task.DueAt > now && task.PartId != null
                    && !db.Pauses.Any(pause => pause.PartId == task.PartId && pause.EndedAt == null))
                .OrderBy(task => task.Id).Take(IsLong ? 25 : 2).ToListAsync());
            var last = DateOnly.FromDateTime(TaskLife.Local(now)).AddDays(3 + day);
            foreach (var task in tasks)
                await Acting.DoAsync(lead, task.Id, "Pause", ("pause", "third-party"), ("reason", "Die Eigentümerin antwortet nicht."), ("day", $"{last:yyyy-MM-dd}"));
            await AdvanceAsync(house, 1);
        }

        return await house.ReadAsync(async db => (await db.Pauses.Where(pause => pause.PartId != null).ToListAsync())
            .ToLookup(pause => pause.PartId!.Value, pause => (pause.StoppedAt, pause.EndedAt ?? pause.Until)));
    }

    private static async Task<(int All, List<string> Outside)> NoticesAsync(DemoHouse house)
    {
        var city = await house.ReadAsync(db => house.Services.GetRequiredService<CityLibrary>().CurrentAsync(db, CancellationToken.None));
        // the digest has its own time
        var notices = await house.ReadAsync(db => db.Outbox
            .Where(message => message.RecipientKind != RecipientKind.Reporter && message.Kind != "digest")
            .Join(db.Cases, message => message.CaseId, file => file.Id, (message, file) => new { message.Kind, message.Stage, message.NotBefore, file.Urgency, file.CategoryCode })
            .ToListAsync());
        var calm = notices.Where(one => one.Urgency < Cases.Intake.Urgency.Immediate && !city.ProfileOf(one.CategoryCode).Urgent).ToList();
        return (notices.Count, [.. calm.Where(one => !PlainLadder.Serves(TaskLife.Local(one.NotBefore))).Select(one => $"{one.Kind} {one.Stage} at {one.NotBefore:O}")]);
    }

    private static async Task AdvanceAsync(DemoHouse house, int days)
    {
        var clock = house.Services.GetRequiredService<HouseClock>();
        await house.Services.GetRequiredService<ClockMover>().AdvanceToAsync(clock.GetUtcNow().AddDays(days), CancellationToken.None);
    }
}

public sealed class SimulatedYearOnSqlite(ITestOutputHelper output) : SimulatedYearSpecs(output)
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(IsLong ? Many(5_000) : 60);
}

public sealed class SimulatedYearOnPostgreSql(ITestOutputHelper output) : SimulatedYearSpecs(output)
{
    protected override async Task<DemoHouse> OpenAsync() =>
        await DemoHouse.OpenAsync(IsLong ? Many(1_000) : 6, database: await ClusterDatabase.CreateAsync());
}
