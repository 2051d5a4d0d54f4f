using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Checking;

public sealed class ChecksumSpecs
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task Two_equal_fills_have_the_same_sum_on_both_databases()
    {
        var first = await FillAsync(new SqliteFile(), 7);
        var again = await FillAsync(new SqliteFile(), 7);
        var elsewhere = await FillAsync(await ClusterDatabase.CreateAsync(), 7);
        var other = await FillAsync(new SqliteFile(), 8);

        Assert.Equal(first.Tables, again.Tables);
        Assert.Equal(first.Tables, elsewhere.Tables);
        Assert.NotEqual(first.Total, other.Total);
        Assert.Equal(3, first.Tables.Single(table => table.Table == "cases").Rows);
    }

    [Fact]
    public async Task A_changed_row_changes_the_sum_of_its_table()
    {
        await using var house = await TestHouse.OpenAsync(new SqliteFile().Settings);
        await FillAsync(house, 7);
        var before = await house.Get<DbChecksum>().RunAsync(CancellationToken.None);

        await house.StepAsync(step => ExecuteAsync(step, "update cases set text = 'anders' where number like '%1'"));

        var after = await house.Get<DbChecksum>().RunAsync(CancellationToken.None);
        Assert.Equal(["cases"], before.Tables.Except(after.Tables).Select(table => table.Table));
    }

    private static async Task<Checksum> FillAsync(ITestDatabase database, ulong seed)
    {
        await using var house = await TestHouse.OpenAsync(database.Settings, owned: database);
        await FillAsync(house, seed);
        return await house.Get<DbChecksum>().RunAsync(CancellationToken.None);
    }

    private static async Task FillAsync(TestHouse house, ulong seed)
    {
        await CaseFiles.StoreCityAsync(house);
        await house.Get<ClockMover>().StandAtAsync(Monday, CancellationToken.None);
        house.Get<IHouseIds>().Seed(seed);
        for (var number = 0; number < 3; number++)
        {
            await house.StepAsync(async step =>
            {
                var file = await CaseFiles.OpenAsync(step);
                CaseFiles.Assign(file, "KBK-A", step.GetRequiredService<StepScope>().Now);
            });
        }
    }

    private static Task<int> ExecuteAsync(IServiceProvider step, string sql) =>
        step.GetRequiredService<StepScope>().Sql.ExecuteAsync(sql, CancellationToken.None);
}

public abstract class CheckSpecs : StoreSpecs
{
    [Fact]
    public async Task Cases_without_a_process_and_with_a_wrong_status_are_named()
    {
        await House.StepAsync(step => CaseFiles.OpenAsync(step));
        await House.StepAsync(step => step.GetRequiredService<StepScope>().Sql.ExecuteAsync(
            "update cases set status = 'closed'", CancellationToken.None));

        var violations = await House.Get<DbCheck>().RunAsync(CancellationToken.None);

        Assert.Equal(2, violations.Count);
        Assert.StartsWith("open-case-has-a-process:", violations[0], StringComparison.Ordinal);
        Assert.StartsWith("case-status-is-derived:", violations[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_house_breaks_nothing() =>
        Assert.Empty(await House.Get<DbCheck>().RunAsync(CancellationToken.None));

    [Fact]
    public async Task The_events_of_a_case_are_its_history()
    {
        await House.StepAsync(async step =>
        {
            var file = await CaseFiles.OpenAsync(step);
            CaseFiles.Assign(file, "KBK-A", step.GetRequiredService<StepScope>().Now);
        });

        var events = await House.ReadAsync(db => db.Journal.OrderBy(row => row.Id).Select(row => row.Event).ToListAsync());
        Assert.Equal(["case.opened", "part.assigned"], events);
    }

    protected override Task PrepareAsync() => CaseFiles.StoreCityAsync(House);
}

public sealed class CheckOnSqlite : CheckSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class CheckOnPostgreSql : CheckSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
