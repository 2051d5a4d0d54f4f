using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Providers.Sqlite;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Steps;

/// <summary>What only the single writer of a file does.</summary>
public sealed class SqliteWriterSpecs : StoreSpecs
{
    private SqliteStepRunner Writer => (SqliteStepRunner)House.Runner;

    private string Path => ((SqliteFile)Database).Path;

    [Fact]
    public async Task Steps_that_wait_together_are_committed_together()
    {
        Writer.LongestGroup = TimeSpan.FromMinutes(1);
        var before = Writer.Commits;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = House.StepAsync(_ => gate.Task);
        var others = Enumerable.Range(0, 30).Select(number => House.StepAsync(step => AddAsync(step, $"{number}"))).ToList();

        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(1, Writer.Commits - before);
    }

    [Fact]
    public async Task When_the_commit_fails_every_step_of_the_group_fails_and_nothing_is_kept()
    {
        Writer.LongestGroup = TimeSpan.FromMinutes(1);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = House.StepAsync(async step =>
        {
            await gate.Task;
            await AddAsync(step, "a");
            await DeferForeignKeyViolationAsync(step);
        });
        var second = House.StepAsync(step => AddAsync(step, "b"));

        gate.SetResult();

        await Assert.ThrowsAsync<StorageException>(() => first);
        await Assert.ThrowsAsync<StorageException>(() => second);
        Assert.Empty(await KeysAsync());
        await House.StepAsync(step => AddAsync(step, "c"));
        Assert.Equal(["c"], await KeysAsync());
    }

    [Fact]
    public async Task A_full_disk_is_said_and_loses_nothing()
    {
        await House.StepAsync(step => AddAsync(step, "before"));
        await House.StepAsync(step => PragmaAsync(step, "pragma max_page_count = 200"));

        var failure = await Assert.ThrowsAsync<StorageException>(
            () => House.StepAsync(step => AddAsync(step, "big", new string('x', 4_000_000))));

        Assert.Equal("storage.full", failure.Code);
        Assert.Equal(["before"], await KeysAsync());
        await House.StepAsync(step => AddAsync(step, "after"));
        Assert.Equal(["after", "before"], await KeysAsync());
    }

    [Fact]
    public async Task A_database_that_another_program_locks_is_said_and_works_again_afterwards()
    {
        await using var other = new SqliteConnection($"Data Source={Path};Pooling=false");
        await other.OpenAsync();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            var failure = await Assert.ThrowsAsync<StorageException>(() => House.StepAsync(step => AddAsync(step, "a")));
            Assert.Equal("storage.locked", failure.Code);
            Assert.Contains("gesperrt", failure.Message, StringComparison.Ordinal);
        }

        await House.StepAsync(step => AddAsync(step, "b"));
        Assert.Equal(["b"], await KeysAsync());
    }

    [Fact]
    public async Task A_database_that_must_not_be_written_is_said()
    {
        await House.StepAsync(step => PragmaAsync(step, "pragma query_only = on"));

        var failure = await Assert.ThrowsAsync<StorageException>(() => House.StepAsync(step => AddAsync(step, "a")));

        Assert.Equal("storage.read-only", failure.Code);
        await House.StepAsync(step => AddAsync(step, "b"));
        Assert.Equal(["b"], await KeysAsync());
    }

    [Fact]
    public async Task A_second_process_that_would_write_is_refused_with_a_sentence()
    {
        var refusal = await Assert.ThrowsAsync<StorageException>(() => TestHouse.OpenAsync(Database.Settings));

        Assert.Equal("storage.writer-taken", refusal.Code);
        Assert.StartsWith("Der Server läuft:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        await using var file = new SqliteFile();
        await File.WriteAllTextAsync(file.Path, new string('?', 5000));

        var failure = await Assert.ThrowsAsync<StorageException>(() => TestHouse.OpenAsync(file.Settings));

        Assert.Equal("storage.damaged", failure.Code);
    }

    [Fact]
    public async Task The_writer_syncs_every_commit_and_keeps_a_write_ahead_log()
    {
        var pragmas = await House.StepAsync(async step =>
        {
            var db = step.GetRequiredService<RueckkopplungDb>();
            var mode = await db.Database.SqlQueryRaw<string>("select journal_mode as Value from pragma_journal_mode").ToListAsync();
            var sync = await db.Database.SqlQueryRaw<int>("select synchronous as Value from pragma_synchronous").ToListAsync();
            var keys = await db.Database.SqlQueryRaw<int>("select foreign_keys as Value from pragma_foreign_keys").ToListAsync();
            return (mode[0], sync[0], keys[0]);
        });

        Assert.Equal(("wal", 2, 1), pragmas);
    }

    [Fact]
    public async Task A_reading_connection_cannot_write()
    {
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => House.ReadAsync(
            db => db.Database.ExecuteSqlRawAsync("delete from settings")));

        Assert.Equal(8, refusal.SqliteErrorCode);
    }

    [Fact]
    public async Task People_go_before_the_houses_own_work_but_do_not_keep_it_out()
    {
        var order = new List<string>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = House.StepAsync(_ => gate.Task);
        var timer = House.StepAsync(_ => NoteAsync(order, "timer"), StepOrigin.Timer);
        var people = Enumerable.Range(0, 80).Select(_ => House.StepAsync(_ => NoteAsync(order, "person"))).ToList();

        gate.SetResult();
        await Task.WhenAll([first, timer, .. people]);

        Assert.InRange(order.IndexOf("timer"), 1, StepQueue.PeopleInARow);
    }

    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();

    private static Task NoteAsync(List<string> order, string what)
    {
        order.Add(what);
        return Task.CompletedTask;
    }

    private static Task AddAsync(IServiceProvider step, string key, string value = "1")
    {
        step.GetRequiredService<RueckkopplungDb>().Settings.Add(new Setting { Key = key, Value = value });
        return Task.CompletedTask;
    }

    // a violation that SQLite finds only at the COMMIT
    private static async Task DeferForeignKeyViolationAsync(IServiceProvider step)
    {
        var sql = step.GetRequiredService<StepScope>().Sql;
        await sql.ExecuteAsync("pragma defer_foreign_keys = on", CancellationToken.None);
        await sql.ExecuteAsync(
            "insert into person_claims (user_id) values (@user)", CancellationToken.None, ("user", 4711));
    }

    private static Task<List<string>> PragmaAsync(IServiceProvider step, string pragma) =>
        step.GetRequiredService<StepScope>().Sql.QueryAsync(pragma, row => row.Text(0), CancellationToken.None);

    private Task<List<string>> KeysAsync() =>
        House.ReadAsync(db => db.Settings.Select(setting => setting.Key).Order().ToListAsync());
}
