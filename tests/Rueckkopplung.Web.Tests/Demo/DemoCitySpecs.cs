using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.Demo;

public sealed class DemoCitySpecs(DemoCitySpecs.City city, ITestOutputHelper output) : IClassFixture<DemoCitySpecs.City>
{
    private const int Cases = 40;

    [Fact]
    public async Task Two_fills_are_equal()
    {
        var watch = Stopwatch.StartNew();
        await using var file = await SqliteFile.MigratedAsync();
        await using var second = await DemoHouse.OpenAsync(Cases, database: file);
        var took = watch.Elapsed;

        var (one, other) = (await SumAsync(city.House), await SumAsync(second));

        output.WriteLine($"{Cases} cases were played in {took.TotalSeconds:F1} s.");
        Assert.Equal(one.Tables, other.Tables);
        Assert.Equal(Cases, one.Tables.Single(table => table.Table == "cases").Rows);
    }

    [Fact]
    public async Task Everything_in_it_keeps_the_rules_of_the_house()
    {
        Assert.Empty(await city.House.Services.GetRequiredService<DbCheck>().RunAsync(CancellationToken.None));
    }

    [Fact]
    public void The_clock_runs_on_from_monday_nine_o_clock()
    {
        var end = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

        var clock = city.House.Services.GetRequiredService<HouseClock>();

        Assert.False(clock.Stands);
        Assert.InRange(clock.GetUtcNow(), end, end.AddMinutes(10));
    }

    [Fact]
    public Task Each_case_was_made_by_a_process() => city.AskAsync(async db =>
    {
        var unmade = await db.Cases.CountAsync(file => !db.Instances.Any(instance => instance.CaseId == file.Id));
        var unheard = await db.Cases.CountAsync(file => !db.Journal.Any(row => row.CaseId == file.Id && row.Event == CaseEvents.Opened));

        Assert.Equal((0, 0), (unmade, unheard));
    });

    [Fact]
    public Task Nothing_of_the_past_waits_to_be_mailed() => city.AskAsync(async db =>
    {
        Assert.True(await db.Outbox.AnyAsync(message => message.State == OutboxState.Sent));
        Assert.False(await db.Outbox.AnyAsync(message => message.State == OutboxState.Waiting || message.State == OutboxState.Failed));
    });

    [Fact]
    public Task Somebody_was_asked_back_and_has_not_answered_yet() => city.AskAsync(async db =>
    {
        var waiting = await db.Cases.Whole().Where(file => file.Status == CaseStatus.Waiting).ToListAsync();

        Assert.Contains(waiting, file => file.OpenQuestion is not null);
    });

    [Fact]
    public Task Some_cases_are_open_in_several_states_and_most_are_closed() => city.AskAsync(async db =>
    {
        var statuses = await db.Cases.Select(file => file.Status).ToListAsync();

        output.WriteLine(string.Join(", ", statuses.GroupBy(status => status).Select(group => $"{group.Key} {group.Count()}")));
        Assert.True(statuses.Distinct().Count() >= 4);
        Assert.True(statuses.Count(status => status == CaseStatus.Closed) > Cases / 2);
    });

    private static Task<Checksum> SumAsync(DemoHouse house) =>
        house.Services.GetRequiredService<DbChecksum>().RunAsync(CancellationToken.None);

    /// <summary>One filled city for all of these tests.</summary>
    public sealed class City : IAsyncLifetime
    {
        public DemoHouse House { get; private set; } = null!;

        private SqliteFile? file;

        // filled anew: the clock of a copy has run on since its fill
        public async Task InitializeAsync()
        {
            file = await SqliteFile.MigratedAsync();
            House = await DemoHouse.OpenAsync(Cases, database: file);
        }

        public async Task DisposeAsync()
        {
            await House.DisposeAsync();
            await file!.DisposeAsync();
        }

        public async Task AskAsync(Func<RueckkopplungDb, Task> question)
        {
            await using var scope = House.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
            db.Reader = Reader.House;
            await question(db);
        }
    }
}
