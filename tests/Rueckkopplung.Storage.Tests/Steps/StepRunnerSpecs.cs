using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Steps;

public abstract class StepRunnerSpecs : StoreSpecs
{
    [Fact]
    public async Task A_step_that_ends_well_is_kept()
    {
        await House.StepAsync(step => AddAsync(step, "a"));

        Assert.Equal(["a"], await KeysAsync());
    }

    [Fact]
    public async Task A_step_that_throws_leaves_nothing_and_its_caller_hears_of_it()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => House.StepAsync(async step =>
        {
            await AddAsync(step, "a");
            await step.GetRequiredService<RueckkopplungDb>().SaveChangesAsync();
            throw new InvalidOperationException("no");
        }));

        Assert.Equal("no", failure.Message);
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Forty_steps_at_once_are_kept_but_the_one_that_throws()
    {
        var steps = Enumerable.Range(0, 40).Select(number => House.StepAsync(async step =>
        {
            await AddAsync(step, $"{number:D2}");
            if (number == 7)
                throw new InvalidOperationException("seven");
        })).ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(() => steps[7]);
        await Task.WhenAll(steps.Where((_, number) => number != 7));
        Assert.Equal(39, (await KeysAsync()).Count);
        Assert.DoesNotContain("07", await KeysAsync());
    }

    [Fact]
    public async Task What_follows_the_commit_runs_only_after_a_commit()
    {
        var told = new List<string>();

        await House.StepAsync(step => TellAsync(step, told, "kept"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => House.StepAsync(async step =>
        {
            await TellAsync(step, told, "lost");
            throw new InvalidOperationException();
        }));

        Assert.Equal(["kept"], told);
    }

    [Fact]
    public async Task A_rehearsed_step_sees_what_it_would_do_and_nothing_is_kept()
    {
        var seen = await House.Runner.RehearseAsync(
            StepOrigin.Person,
            async (step, token) =>
            {
                await AddAsync(step, "a");
                var db = step.GetRequiredService<RueckkopplungDb>();
                await db.SaveChangesAsync(token);
                step.GetRequiredService<StepScope>().AfterCommit(() => throw new InvalidOperationException("It was committed."));
                return await db.Settings.CountAsync(token);
            },
            CancellationToken.None);

        Assert.Equal((1, 0), (seen, (await KeysAsync()).Count));
    }

    [Fact]
    public async Task A_rehearsal_refuses_as_the_step_would() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => House.Runner.RehearseAsync<int>(
            StepOrigin.Person, (_, _) => throw new InvalidOperationException("no"), CancellationToken.None));

    [Fact]
    public async Task A_step_inside_a_step_is_refused_instead_of_waiting_for_itself()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            House.StepAsync(_ => House.StepAsync(_ => Task.CompletedTask)));

        Assert.Contains("cannot begin another step", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_no_longer_wanted_is_not_kept()
    {
        using var patience = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => House.Runner.RunAsync(
            StepOrigin.Person,
            async (step, token) =>
            {
                await AddAsync(step, "a");
                await patience.CancelAsync();
                token.ThrowIfCancellationRequested();
                return true;
            },
            patience.Token));

        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task The_same_request_again_gets_the_answer_it_had()
    {
        var first = await OnceAsync("key", "first");
        var again = await OnceAsync("key", "second");

        Assert.Equal("first", first);
        Assert.Equal("first", again);
    }

    [Fact]
    public async Task Twenty_equal_requests_at_once_get_one_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => OnceAsync("key", $"{number}")));

        Assert.Single(answers.Distinct());
        Assert.Single(await KeysAsync());
    }

    [Fact]
    public async Task Outside_a_step_nothing_can_be_written()
    {
        await Assert.ThrowsAnyAsync<DbException>(
            () => House.ReadAsync(db => db.Database.ExecuteSqlRawAsync("delete from settings")));
    }

    [Fact]
    public async Task The_callers_culture_and_request_reach_the_step()
    {
        var caller = new AsyncLocal<string> { Value = "the caller" };

        var seen = await House.StepAsync(_ => Task.FromResult(caller.Value));

        Assert.Equal("the caller", seen);
    }

    private static Task AddAsync(IServiceProvider step, string key)
    {
        step.GetRequiredService<RueckkopplungDb>().Settings.Add(new Setting { Key = key, Value = "1" });
        return Task.CompletedTask;
    }

    private static Task TellAsync(IServiceProvider step, List<string> told, string what)
    {
        step.GetRequiredService<StepScope>().AfterCommit(() => told.Add(what));
        return Task.CompletedTask;
    }

    private Task<string?> OnceAsync(string key, string answer) => House.StepAsync(async step =>
    {
        var inbox = step.GetRequiredService<IInbox>();
        if (await inbox.ClaimAsync("test", key, null, CancellationToken.None) is { } known)
            return known.Result;

        await AddAsync(step, answer);
        await inbox.AnswerAsync("test", key, answer, CancellationToken.None);
        return answer;
    });

    private Task<List<string>> KeysAsync() =>
        House.ReadAsync(db => db.Settings.Select(setting => setting.Key).Order().ToListAsync());
}

public sealed class StepRunnerOnSqlite : StepRunnerSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class StepRunnerOnPostgreSql : StepRunnerSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
