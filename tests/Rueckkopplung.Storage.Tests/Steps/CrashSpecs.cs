using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Steps;

/// <summary>What is left when a process or a server dies in the middle. The house's kill test does it for real.</summary>
public sealed class CrashSpecs
{
    [Fact]
    public async Task What_was_acknowledged_is_in_the_files_that_a_killed_process_leaves()
    {
        await using var house = await TestHouse.OpenAsync((await SqliteFile.MigratedAsync()).Settings);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => AddAsync(house, $"acknowledged {number}")));
        var running = house.StepAsync(async step =>
        {
            await AddAsync(step, "unfinished");
            await step.GetRequiredService<RueckkopplungDb>().SaveChangesAsync();
            reached.SetResult();
            await gate.Task;
        });
        await reached.Task;

        await using var left = CopyOf(house);
        gate.SetResult();
        await running;

        await using var next = await TestHouse.OpenAsync(left.Settings);
        var keys = await KeysAsync(next);
        Assert.Equal(50, keys.Count(key => key.StartsWith("acknowledged", StringComparison.Ordinal)));
        Assert.DoesNotContain("unfinished", keys);
    }

    [Fact]
    public async Task A_server_that_drops_the_connection_before_the_commit_keeps_nothing_and_the_caller_hears_of_it()
    {
        await using var database = await ClusterDatabase.CreateAsync();
        await using var house = await TestHouse.OpenAsync(database.Settings);

        var failure = await Assert.ThrowsAsync<StorageException>(() => house.StepAsync(async step =>
        {
            await AddAsync(step, "lost");
            await step.GetRequiredService<RueckkopplungDb>().SaveChangesAsync();
            await DropConnectionsAsync(database);
        }));

        Assert.Equal("storage.unavailable", failure.Code);
        Assert.Empty(await KeysAsync(house));
        await AddAsync(house, "kept");
        Assert.Equal(["kept"], await KeysAsync(house));
    }

    [Fact]
    public async Task A_deadlock_on_the_server_runs_the_loser_again_from_its_beginning()
    {
        await using var database = await ClusterDatabase.CreateAsync();
        await using var house = await TestHouse.OpenAsync(database.Settings);
        await AddAsync(house, "a");
        await AddAsync(house, "b");
        using var both = new Barrier(2);
        var attempts = 0;

        await Task.WhenAll(Task.Run(() => TouchAsync("a", "b")), Task.Run(() => TouchAsync("b", "a")));

        // the loser may lose once more when the server hands it the row before the winner wakes
        Assert.InRange(attempts, 3, 5);
        Assert.Equal(["11", "11"], await house.ReadAsync(db => db.Settings.Select(setting => setting.Value).ToListAsync()));

        Task TouchAsync(string first, string second) => house.StepAsync(async step =>
        {
            var isFirstRound = Interlocked.Increment(ref attempts) <= 2;
            await AppendAsync(step, first);
            if (isFirstRound)
                both.SignalAndWait();
            await AppendAsync(step, second);
        });
    }

    private static Task<int> AppendAsync(IServiceProvider step, string key) => step.GetRequiredService<StepScope>().Sql
        .ExecuteAsync(
            "update settings set value = case when length(value) < 2 then value || '1' else value end where key = @key",
            CancellationToken.None,
            ("key", key));

    private static async Task DropConnectionsAsync(ClusterDatabase database)
    {
        await using var other = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync();
    }

    private static SqliteFile CopyOf(TestHouse house)
    {
        var path = house.Get<Storage.Providers.DatabaseOptions>().Path;
        var copy = new SqliteFile();
        foreach (var ending in new[] { "", "-wal" })
        {
            using var source = new FileStream(path + ending, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(copy.Path + ending);
            source.CopyTo(target);
        }

        return copy;
    }

    private static Task AddAsync(TestHouse house, string key) => house.StepAsync(step => AddAsync(step, key));

    private static Task AddAsync(IServiceProvider step, string key)
    {
        step.GetRequiredService<RueckkopplungDb>().Settings.Add(new Setting { Key = key, Value = "1" });
        return Task.CompletedTask;
    }

    private static Task<List<string>> KeysAsync(TestHouse house) =>
        house.ReadAsync(db => db.Settings.Select(setting => setting.Key).Order().ToListAsync());
}
