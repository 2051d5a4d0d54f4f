using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Health;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Workflows;

public abstract class DefinitionSpecs : ProcessSpecsBase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-workflows-");

    private DefinitionFiles Files => House.Get<DefinitionFiles>();

    [Fact]
    public async Task The_first_version_of_a_file_is_in_force_and_a_known_file_is_no_new_version()
    {
        Write("question.json", Question.ToJson());

        Assert.Equal(1, await SyncAsync());
        Assert.Equal(0, await SyncAsync());

        var version = Assert.Single(await VersionsAsync());
        Assert.Equal(("question", 1, true, "question.json"),
            (version.DefinitionId, version.Version, version.IsPublished, version.SourceFile));
    }

    [Fact]
    public async Task A_changed_file_is_a_draft_until_somebody_publishes_it()
    {
        Write("question.json", Question.ToJson());
        await SyncAsync();
        Write("question.json", Question.With("more", "Test.Tell").ToJson());

        await SyncAsync();
        Assert.Equal([true, false], (await VersionsAsync()).Select(version => version.IsPublished));

        var draft = (await VersionsAsync())[1];
        await House.StepAsync(step => step.GetRequiredService<DefinitionStore>()
            .PublishAsync(draft.Id, "Besser so", CancellationToken.None));
        Assert.Equal([false, true], (await VersionsAsync()).Select(version => version.IsPublished));
    }

    [Fact]
    public async Task A_file_that_does_not_parse_leaves_the_last_version_in_force_and_is_said()
    {
        Write("question.json", Question.ToJson());
        await SyncAsync();
        Write("question.json", "{ this is no JSON");

        await SyncAsync();

        Assert.True(Assert.Single(await VersionsAsync()).IsPublished);
        var reason = Assert.Single(House.Get<HouseHealth>().Reasons);
        Assert.Equal("workflows/question.json", reason.Key);
        await StartAsync("question", await OpenCaseAsync());
        Assert.NotEqual(Guid.Empty, await OnlyTaskAsync());
    }

    [Fact]
    public async Task A_repaired_file_is_no_longer_said()
    {
        Write("question.json", "[]");
        await SyncAsync();
        Assert.NotEmpty(House.Get<HouseHealth>().Reasons);

        Write("question.json", Question.ToJson());
        await SyncAsync();

        Assert.Empty(House.Get<HouseHealth>().Reasons);
    }

    [Fact]
    public async Task An_instance_keeps_the_version_it_was_started_with()
    {
        await PublishAsync(Question);
        var instance = await StartAsync("question", await OpenCaseAsync());
        await PublishAsync(new Drawing("question").With("tell", "Test.Tell"));

        Assert.True(await DoAsync(await OnlyTaskAsync(), "Ja"));

        Assert.Equal(1, (await InstanceAsync(instance)).Version);
        Assert.True((await InstanceAsync(instance)).PassedClosing);
    }

    [Fact]
    public async Task A_draft_that_is_saved_again_stays_one_draft()
    {
        await PublishAsync(Question);

        for (var round = 0; round < 3; round++)
        {
            await House.StepAsync(step => step.GetRequiredService<DefinitionStore>()
                .SaveDraftAsync(Question.With($"more{round}", "Test.Tell").ToJson(), CancellationToken.None));
        }

        Assert.Equal([1, 2], (await VersionsAsync()).Select(version => version.Version));
        Assert.Contains("more2", (await VersionsAsync())[1].Json, StringComparison.Ordinal);
    }

    private Task<int> SyncAsync() => Files.SyncAsync(folder.FullName, CancellationToken.None);

    private void Write(string file, string json) => File.WriteAllText(Path.Combine(folder.FullName, file), json);

    private Task<List<DefinitionVersion>> VersionsAsync() =>
        House.ReadAsync(db => db.Definitions.OrderBy(version => version.Version).ToListAsync());
}

public sealed class DefinitionsOnSqlite : DefinitionSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class DefinitionsOnPostgreSql : DefinitionSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
