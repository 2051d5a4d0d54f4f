using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>What cannot be is refused with a sentence; the store stays as it was. On both databases.</summary>
public abstract class BadInputSpecs(StudioHouse house)
{
    private readonly StudioClient admin = house.Admin;

    public static TheoryData<string, string, int, string> Impossible => new()
    {
        { "5 MB", Drawn($"{{\"id\":\"a\",\"text\":\"{new string('x', 5 * 1024 * 1024)}\"}}"), 413, "2 MB" },
        { "2,000 activities", Many(2000), 400, "mehr als 1000 Aktivitäten" },
        { "twins", Drawn("""{"id":"a","type":"Elsa.Start"},{"id":"a","type":"Elsa.Finish"}"""), 400, "two activities with the id 'a'" },
        { "a property twice", """{"definitionId":"x","name":"a","name":"b","root":{"id":"a","type":"Elsa.Flowchart"}}""", 400, "Nichts wurde geändert" },
        { "another tool", """{"nodes":[{"id":1,"type":"n8n"}],"name":"n8n"}""", 400, "keine Ablauf-Datei von Elsa 3" },
        { "a newer tool", Drawn("""{"id":"a","type":"Elsa.Start"}""").Replace("\"name\"", "\"toolVersion\":\"4.0.0.0\",\"name\"", StringComparison.Ordinal), 400, "aus Elsa 4" },
        { "no JSON", "<?xml version=\"1.0\"?><bpmn/>", 400, "nicht lesbar" },
        { "a list", "[1,2]", 400, "nicht" },
        { "nothing", "", 400, "nicht lesbar" },
        { "a root of text", """{"definitionId":"x","name":"x","root":"text"}""", 400, "Nichts wurde geändert" },
        { "an id that is a way", Drawn("").Replace("\"zuviel\"", "\"../../etc\"", StringComparison.Ordinal), 400, "Kennung" },
        { "an id that is a script", Drawn("").Replace("\"zuviel\"", "\"<script>\"", StringComparison.Ordinal), 400, "Kennung" },
        { "an endless name", Drawn("").Replace("\"Zuviel\"", $"\"{new string('n', 300)}\"", StringComparison.Ordinal), 400, "Namen" },
        { "very deep", Drawn(string.Concat(Enumerable.Repeat("""{"id":"a","type":"Elsa.Sequence","activities":[""", 300)) + string.Concat(Enumerable.Repeat("]}", 300))), 400, "nicht" },
        { "a type of another kind", Drawn("""{"id":"a","type":7}"""), 400, "Nichts wurde geändert" },
        { "an import that is refused", Drawn("""{"id":"a","type":"Elsa.RunCSharp","version":1}"""), 200, "Elsa.RunCSharp" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task It_is_refused_with_a_sentence(string what, string body, int status, string sentence)
    {
        var before = await StoreAsync();

        var (answered, text) = await PostAsync("/workflow-definitions/import", body);

        Assert.True(status == (int)answered, $"{what}: {(int)answered} {text[..Math.Min(400, text.Length)]}");
        Assert.Contains(sentence, JsonNode.Parse(text)!.AsObject().ToJsonString(Relaxed), StringComparison.Ordinal);
        if (status != 200)
            Assert.Equal(before, await StoreAsync());
    }

    [Fact]
    public async Task A_circle_of_composites_does_not_come_into_force()
    {
        await ComposedAsync("kreis-b", "KreisB", "Elsa.Start", null);
        await PublishAsync("kreis-b");
        await ComposedAsync("kreis-a", "KreisA", "KreisB", "kreis-b");
        await PublishAsync("kreis-a");
        Assert.Contains("kreis-a", await InForceAsync());

        await ComposedAsync("kreis-b", "KreisB", "KreisA", "kreis-a");
        var (status, text) = await PublishAsync("kreis-b");

        Assert.True(status == HttpStatusCode.BadRequest, text);
        Assert.Contains("uses itself", text, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await admin.GetAsync("/workflow-definitions/by-definition-id/kreis-b?versionOptions=Published"))["version"]!);
    }

    [Fact]
    public async Task A_hostile_name_is_text_everywhere()
    {
        const string name = "<script>alert(1)</script>\"'&\u202E";
        var model = StudioClient.New(name);
        model["definitionId"] = "boese";
        model["root"]!["activities"] = new JsonArray(StudioClient.Activity("start", "Elsa.Start"));
        await admin.SaveAsync(model);
        Assert.Equal(HttpStatusCode.OK, (await PublishAsync("boese")).Status);

        var (_, page, answer) = await admin.SendAsync(HttpMethod.Get, "/studio/workflows/definitions/boese/edit", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        var (_, _, export) = await admin.SendAsync(HttpMethod.Get, "/workflow-definitions/boese/export", null);
        Assert.Equal("boese-v1.json", export.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(name, (string?)(await admin.GetAsync("/workflow-definitions?SearchTerm=<script>"))["items"]![0]!["name"]);
    }

    [Fact]
    public async Task Of_those_who_publish_at_once_one_version_is_in_force()
    {
        var model = StudioClient.New("Gleichzeitig");
        model["root"]!["activities"] = new JsonArray(StudioClient.Activity("start", "Elsa.Start"));
        await admin.SaveAsync(model);
        var saved = await admin.GetAsync("/workflow-definitions/by-definition-id/gleichzeitig");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var mine = saved.DeepClone().AsObject();
            mine["description"] = $"Nummer {number}";
            var body = new JsonObject { ["model"] = mine, ["publish"] = number % 2 == 0 };
            var save = await admin.SendAsync(HttpMethod.Post, "/workflow-definitions", body, ("X-Reason", "gleichzeitig"));
            var publish = await admin.SendAsync(HttpMethod.Post, "/workflow-definitions/gleichzeitig/publish", new JsonObject(), ("X-Reason", "gleichzeitig"));
            return new[] { save.Status, publish.Status };
        }));

        Assert.All(answers.SelectMany(one => one), status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Conflict]));
        Assert.Contains(HttpStatusCode.OK, answers.SelectMany(one => one));
        Assert.Single(await InForceAsync(), id => id == "gleichzeitig");
        await using var scope = house.Running.Services.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<RueckkopplungDb>().Definitions.AsNoTracking()
            .Where(version => version.DefinitionId == "gleichzeitig").ToListAsync();
        Assert.Single(versions, version => version.IsLatest);
        Assert.Equal(versions.Count, versions.Select(version => version.Version).Distinct().Count());
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Drawn(string activities) =>
        $$$"""{"definitionId":"zuviel","name":"Zuviel","root":{"id":"ablauf","type":"Elsa.Flowchart","version":1,"activities":[{{{activities}}}],"connections":[]}}""";

    private static string Many(int count) =>
        Drawn(string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"id":"a{{number}}","type":"Elsa.WriteLine","version":1}""")));

    private async Task ComposedAsync(string id, string name, string uses, string? usedId)
    {
        var model = StudioClient.New(name);
        model["definitionId"] = id;
        model["options"] = new JsonObject { ["usableAsActivity"] = true };
        var part = StudioClient.Activity("teil", uses);
        part["workflowDefinitionId"] = usedId;
        model["root"]!["activities"] = new JsonArray(part);
        await admin.SaveAsync(model);
    }

    private async Task<(HttpStatusCode Status, string Text)> PublishAsync(string id)
    {
        var (status, text, _) = await admin.SendAsync(HttpMethod.Post, $"/workflow-definitions/{id}/publish", new JsonObject(), ("X-Reason", "Versuch"));
        return (status, text);
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var (status, text, _) = await admin.SendRawAsync(HttpMethod.Post, path, content);
        return (status, text);
    }

    private async Task<List<string>> InForceAsync()
    {
        await using var scope = house.Running.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RueckkopplungDb>().Definitions
            .Where(version => version.IsPublished).Select(version => version.DefinitionId).ToListAsync();
    }

    private async Task<string> StoreAsync()
    {
        await using var scope = house.Running.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RueckkopplungDb>().Definitions.AsNoTracking()
            .OrderBy(version => version.Id).Select(version => version.Id + version.ContentHash + version.IsPublished + version.IsLatest).ToListAsync();
        return string.Join('\n', rows);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteBadInputSpecs(SqliteStudioHouse house) : BadInputSpecs(house), IClassFixture<SqliteStudioHouse>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgreSqlBadInputSpecs(PostgreSqlStudioHouse house) : BadInputSpecs(house), IClassFixture<PostgreSqlStudioHouse>;
