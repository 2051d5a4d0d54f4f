using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>Six weeks of a filled city on the demo clock: when notices leave, and what the digests say.</summary>
public sealed class DeliverySpecs : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";
    private DemoHouse house = null!;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: IsLong ? 300 : 60);
        var clock = house.Services.GetRequiredService<HouseClock>();
        await house.Services.GetRequiredService<ClockMover>()
            .AdvanceToAsync(clock.GetUtcNow().AddDays(42), CancellationToken.None);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task No_notice_to_a_unit_leaves_outside_its_service_hours_unless_it_is_urgent()
    {
        var messages = await house.ReadAsync(db => db.Outbox
            .Where(message => message.Kind == "stage" && message.RecipientKind != RecipientKind.Reporter)
            .Join(db.Cases, message => message.CaseId, file => file.Id, (message, file) => new { message, file.Urgency, file.CategoryCode })
            .ToListAsync());
        var city = await CityAsync();
        Assert.True(messages.Count > 50, $"only {messages.Count} notices");

        var calm = messages.Where(one => one.Urgency < Cases.Intake.Urgency.Immediate && !city.ProfileOf(one.CategoryCode).Urgent).ToList();
        Assert.NotEmpty(calm);
        Assert.DoesNotContain(calm, one => !city.CalendarOf(one.message.RecipientRef!.Split('/')[0]).IsInService(one.message.NotBefore));
    }

    [Fact]
    public async Task A_unit_gets_one_digest_a_working_day_at_half_past_seven_and_none_without_news()
    {
        var digests = await house.ReadAsync(db => db.Outbox.Where(message => message.Kind == "digest").ToListAsync());
        var calendar = (await CityAsync()).Calendar;
        Assert.NotEmpty(digests);

        Assert.DoesNotContain(digests.GroupBy(one => (one.RecipientRef, one.CreatedAt)), group => group.Count() > 1);
        Assert.All(digests, one => Assert.Equal(new TimeOnly(7, 30), TimeOnly.FromDateTime(calendar.Local(one.CreatedAt).DateTime)));
        Assert.All(digests, one => Assert.True(calendar.IsWorkingDay(calendar.DayOf(one.CreatedAt))));
    }

    [Fact]
    public async Task A_digest_names_a_task_once_a_stage()
    {
        var digests = await house.ReadAsync(db => db.Outbox.Where(message => message.Kind == "digest").ToListAsync());

        var lines = digests.SelectMany(one => one.Body.Split('\n').Skip(1).Select(line => (one.RecipientRef, line))).ToList();

        Assert.NotEmpty(lines);
        Assert.Empty(lines.GroupBy(line => line).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public async Task Each_stage_came_once_in_order_and_the_house_is_sound()
    {
        var stages = await house.ReadAsync(db => db.Journal.Where(row => row.Stage != null && row.TaskId != null)
            .OrderBy(row => row.Id).Select(row => new { row.TaskId, row.Stage, row.At }).ToListAsync());
        string[] order = ["R1", "R2", "E1", "E2", "E3"];

        Assert.DoesNotContain(stages.GroupBy(one => (one.TaskId, one.Stage)), same => same.Count() > 1);
        Assert.All(stages.GroupBy(one => one.TaskId), task => Assert.Equal(
            task.Select(one => one.Stage).OrderBy(stage => Array.IndexOf(order, stage)), task.Select(one => one.Stage)));
        Assert.Empty(await house.Services.GetRequiredService<DbCheck>().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_was_overdue_when_it_ended_is_known_per_unit_and_step()
    {
        var times = await house.ReadAsync(db => db.StepTimes.ToListAsync());

        Assert.Contains(times, time => time.WasOverdue);
        Assert.Contains(times, time => !time.WasOverdue);
        Assert.All(times, time => Assert.Equal(time.DueAt < time.EndedAt, time.WasOverdue));
    }

    private Task<CityDirectory> CityAsync() => house.ReadAsync(db =>
        house.Services.GetRequiredService<CityLibrary>().CurrentAsync(db, CancellationToken.None));
}
