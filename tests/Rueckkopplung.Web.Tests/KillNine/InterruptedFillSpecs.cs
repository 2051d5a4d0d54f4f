using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>The first start is killed while it makes the demo city, and the house is started again.</summary>
public abstract class InterruptedFillSpecs
{
    private const int Cases = 8;

    protected abstract Task<ITestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_fill_that_was_killed_starts_over_with_a_sentence_and_becomes_the_same_city()
    {
        await using var database = await DatabaseAsync();
        await using var undisturbed = await DatabaseAsync();
        using var house = new MortalHouse(database, mailPort: 1) { DemoCases = Cases };
        using var other = new MortalHouse(undisturbed, mailPort: 1) { DemoCases = Cases };

        var killed = await house.LiveAsync("step.committed:12", _ => Task.CompletedTask);
        var again = await house.OpenAndStopAsync();
        var next = await house.OpenAndStopAsync();
        await other.OpenAndStopAsync();

        Assert.True(killed.Obeyed("step.committed:12"), killed.Errors);
        Assert.Contains("Das Anlegen der Demonstrationsdaten wurde unterbrochen. Es beginnt von vorn.", again.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("unterbrochen", next.Log, StringComparison.Ordinal);
        var (code, sums) = await house.RunAsync("db", "checksum");
        Assert.Contains($"cases {Cases} ", sums, StringComparison.Ordinal);
        Assert.Equal((await other.RunAsync("db", "checksum")), (code, sums));
        Assert.Equal((0, "Keine Verletzung gefunden.\n"), await house.RunAsync("db", "check"));
    }

    [Fact]
    public async Task A_second_server_or_a_migration_beside_a_running_one_is_refused_where_only_one_may_be()
    {
        await using var database = await DatabaseAsync();
        using var house = new MortalHouse(database, mailPort: 1);
        using var other = new MortalHouse(database, mailPort: 1);
        var (migrate, second) = ((ExitCode: 0, Output: ""), new Death(0, "", ""));

        await house.LiveAsync(null, async process =>
        {
            await house.WhenOpenAsync();
            migrate = await other.RunAsync("db", "migrate");
            second = await other.OpenAndStopAsync();
            await MortalHouse.StopAsync(process);
        });

        Assert.Equal(3, migrate.ExitCode);
        Assert.StartsWith("Der Server läuft", migrate.Output, StringComparison.Ordinal);
        HeardBySecondServer(second);
        Assert.Equal(0, (await other.RunAsync("db", "migrate")).ExitCode);
    }

    /// <summary>Several nodes share a PostgreSQL server; a SQLite file has one writer.</summary>
    protected abstract void HeardBySecondServer(Death second);
}

public sealed class InterruptedFillOnSqlite : InterruptedFillSpecs
{
    protected override async Task<ITestDatabase> DatabaseAsync() => await SqliteFile.MigratedAsync();

    protected override void HeardBySecondServer(Death second)
    {
        Assert.Equal(3, second.ExitCode);
        Assert.StartsWith("Der Server läuft", second.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Log + second.Errors, StringComparison.Ordinal);
    }
}

public sealed class InterruptedFillOnPostgreSql : InterruptedFillSpecs
{
    protected override async Task<ITestDatabase> DatabaseAsync() => await ClusterDatabase.CreateAsync();

    protected override void HeardBySecondServer(Death second) => Assert.Equal(string.Empty, second.Errors);
}
