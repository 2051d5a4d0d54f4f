using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>
/// A city on the demo clock, its past and a year to come: every stage of every task against a plain model. The long form
/// takes five thousand cases.
/// </summary>
public sealed class SimulatedYearSpecs(ITestOutputHelper output)
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1" ? 5_000 : 80;

    // praise reminds nobody; an emergency has a shorter ladder
    private static readonly string[] OtherLadders = ["lob", "notfall"];

    [Fact]
    public async Task Every_stage_of_a_year_comes_when_a_plain_model_says_and_no_other_comes()
    {
        await using var house = await DemoHouse.OpenAsync(Cases);
        var clock = house.Services.GetRequiredService<HouseClock>();
        await house.Services.GetRequiredService<ClockMover>().AdvanceToAsync(clock.GetUtcNow().AddDays(365), CancellationToken.None);

        var lives = await LivesAsync(house);
        var faults = lives.SelectMany(life => Faults(life, clock.GetUtcNow())).ToList();

        output.WriteLine($"{lives.Count} tasks, {lives.Sum(life => life.Fired.Count)} stages");
        Assert.True(lives.Sum(life => life.Fired.Count) > 100, "the year was too quiet to say anything");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Take(10)));
    }

    private static IEnumerable<string> Faults(Life life, DateTimeOffset now)
    {
        var end = life.Ended ?? now;
        var expected = PlainLadder.Of(Local(life.Opened), Local(life.Due), life.Step != "askBack")
            .Where(stage => stage.At < Local(end)).ToList();
        foreach (var (stage, at) in expected)
        {
            var fired = life.Fired.FirstOrDefault(one => one.Stage == stage);
            if (fired == default && Local(end) - at > TimeSpan.FromMinutes(2))
                yield return $"{life}: {stage} should have come at {at:s}";
            else if (fired != default && (Local(fired.At) - at).Duration() > TimeSpan.FromMinutes(2))
                yield return $"{life}: {stage} came at {Local(fired.At):s} instead of {at:s}";
        }

        foreach (var (stage, at) in life.Fired.Where(one => expected.TrueForAll(other => other.Stage != one.Stage)))
            yield return $"{life}: {stage} came at {Local(at):s} and should not";
    }

    private static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin).DateTime;

    private static async Task<List<Life>> LivesAsync(DemoHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        var profiles = await db.Categories.Where(one => OtherLadders.Contains(one.Profile)).Select(one => (string?)one.Code).ToListAsync();
        var others = await db.Cases.Where(file => profiles.Contains(file.CategoryCode)).Select(file => (Guid?)file.Id).ToListAsync();
        var ends = await db.StepTimes.ToDictionaryAsync(time => time.Id, time => time.EndedAt);
        var fired = (await db.Journal.Where(row => row.Stage != null && row.TaskId != null)
                .Select(row => new { row.TaskId, row.Stage, row.At }).ToListAsync())
            .ToLookup(row => row.TaskId!.Value, row => (row.Stage!, row.At));
        var opened = await db.Journal.Where(row => row.Event == "task.opened" && row.Data != null && !others.Contains(row.CaseId)).ToListAsync();

        return
        [
            .. from row in opened
               let data = JsonNode.Parse(row.Data!)!
               let step = (string?)data["step"]
               let due = (DateTimeOffset?)data["due"]
               where step is not (null or "feedback" or "reopen") && due is not null
               select new Life(row.TaskId!.Value, step, row.At, due.Value)
               {
                   Ended = ends.TryGetValue(row.TaskId!.Value, out var end) ? end : null,
                   Fired = [.. fired[row.TaskId!.Value]],
               },
        ];
    }

    private sealed record Life(Guid Task, string Step, DateTimeOffset Opened, DateTimeOffset Due)
    {
        public DateTimeOffset? Ended { get; init; }

        public required IReadOnlyList<(string Stage, DateTimeOffset At)> Fired { get; init; }
    }
}
