using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Workflows;

/// <summary>
/// Elsa leaves an instance stuck for ever when two events are resumed at the same moment. RUECKKOPPLUNG_LONG=1: 1,000 times.
/// </summary>
public abstract class SimultaneousSpecs : ProcessSpecsBase
{
    private static readonly int Times = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1" ? 1000 : 10;

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(20, true)]
    [InlineData(20, false)]
    public async Task Resumes_of_one_instance_at_the_same_moment_never_stick_and_never_happen_twice(int branches, bool hasCase)
    {
        await PublishAsync(Branches(branches));
        Guid? caseId = hasCase ? await OpenCaseAsync() : null;
        for (var time = 1; time <= Times; time++)
        {
            var instance = await StartAsync("branches", caseId);

            // each bookmark is resumed by two at once
            var resumed = await Task.WhenAll(Enumerable.Range(0, 2 * branches).Select(caller => SignalAsync($"s{caller % branches}", caseId)));

            Assert.Equal(branches, resumed.Sum());
            Assert.Equal((time, WorkflowSubStatus.Finished), (time, (await InstanceAsync(instance)).SubStatus));
        }

        Assert.Equal(Times, (await EventsAsync("console")).Count(text => text == "all"));
        Assert.Equal(Times * branches, (await EventsAsync("console")).Count(text => text == "one"));
        await AssertSoundAsync();
    }

    private static Drawing Branches(int count)
    {
        var drawing = new Drawing("branches").With("start", "Elsa.Start").With("join", "Elsa.FlowJoin", ("mode", "WaitAll"));
        for (var branch = 0; branch < count; branch++)
        {
            drawing.With($"w{branch}", "Test.Wait", ("signal", $"s{branch}")).With($"l{branch}", "Elsa.WriteLine", ("text", "one"))
                .Then("start", $"w{branch}").Then($"w{branch}", $"l{branch}").Then($"l{branch}", "join");
        }

        return drawing.With("all", "Elsa.WriteLine", ("text", "all")).With("close", "Test.Close").Then("join", "all").Then("all", "close");
    }
}

public sealed class SimultaneousOnSqlite : SimultaneousSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class SimultaneousOnPostgreSql : SimultaneousSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
