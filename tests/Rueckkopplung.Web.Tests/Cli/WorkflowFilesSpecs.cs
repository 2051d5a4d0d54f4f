using System.Text.Json.Nodes;
using Rueckkopplung.Web.Tests.Architecture;

namespace Rueckkopplung.Web.Tests.Cli;

/// <summary><c>workflow check</c> and <c>workflow publish</c>, as a process of their own.</summary>
public sealed class WorkflowFilesSpecs : IDisposable
{
    private readonly Executable product = new();

    [Fact]
    public async Task The_shipped_files_pass_the_gate_without_a_word_and_nothing_is_written()
    {
        string[] shipped = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "workflows"), "*.json").Order(StringComparer.Ordinal)];

        var outcome = await product.RunAsync(["workflow", "check", .. shipped]);

        Assert.Equal((0, string.Join('\n', shipped.Select(file => $"{file}: in Ordnung."))), (outcome.ExitCode, outcome.Output));
        Assert.Empty(Directory.EnumerateFiles(product.Folder));
    }

    [Fact]
    public async Task Each_finding_is_a_line_and_what_blocks_gives_1()
    {
        Write("schief.json", Shipped("mangel", json => Task(json)["unit"] = JsonNode.Parse(
            """{"typeName":"String","expression":{"type":"Literal","value":"FB-999"}}""")));

        var outcome = await product.RunAsync(["workflow", "check", "schief.json"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            ["schief.json: Fehler: „Arbeiten und antworten“: Die Stelle „FB-999“ gibt es nicht. Bitte wählen Sie eine aus der Liste."], outcome.Lines);
    }

    [Fact]
    public async Task What_does_not_block_is_a_warning_and_gives_0()
    {
        Write("lose.json", Shipped("mangel", json => Task(json)["outcomes"]!["expression"]!["value"] =
            ((string)Task(json)["outcomes"]!["expression"]!["value"]!).Replace("\"Erledigt\",", "\"Erledigt\", \"Umweg\",", StringComparison.Ordinal)));

        var text = await product.RunAsync(["workflow", "check", "lose.json"]);
        var json = JsonNode.Parse((await product.RunAsync(["workflow", "check", "lose.json", "--json"])).Output)!;

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("lose.json: Warnung: Hinweis zu „Arbeiten und antworten“: Der Ausgang „Umweg“ führt nirgendwohin", text.Output, StringComparison.Ordinal);
        Assert.False((bool)json["blocks"]!);
        Assert.Equal(("warning", "check.outcome-leads-on"), ((string?)json["findings"]![0]!["severity"], (string?)json["findings"]![0]!["code"]));
    }

    [Theory]
    [InlineData("{\"a\": [1, 2", "kein JSON")]
    [InlineData("{\"nodes\": [], \"version\": \"bpmn\"}", "keine Ablaufdefinition")]
    [InlineData("[]", "keine Ablaufdefinition")]
    public async Task A_file_of_another_tool_is_one_clear_line(string content, string why)
    {
        await File.WriteAllTextAsync(Path.Combine(product.Folder, "fremd.json"), content);
        foreach (var words in (string[][])[["workflow", "check", "fremd.json"], ["workflow", "publish", "fremd.json", "--reason", "Versuch"]])
        {
            var outcome = await product.RunAsync(words);

            outcome.IsOneClearLine("fremd.json");
            Assert.Contains(why, outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_comes_into_force_with_its_reason_and_a_second_time_nothing_changes()
    {
        Write("neu.json", Shipped("bedarf", json => json["description"] = "Von der Befehlszeile"));
        string[] publish = ["workflow", "publish", "neu.json", "--reason", "Neue Beschreibung"];

        var first = await product.RunAsync(publish);
        var again = await product.RunAsync(publish);

        Assert.Equal((0, "neu.json: Fassung 2 ist in Kraft."), (first.ExitCode, first.Lines[^1]));
        Assert.Equal((0, "neu.json: Fassung 2 ist schon in Kraft; nichts wurde geändert."), (again.ExitCode, again.Output));
    }

    [Fact]
    public async Task Without_a_reason_or_with_a_fault_nothing_comes_into_force()
    {
        Write("leer.json", Shipped("bedarf", json => json["root"]!["activities"] = new JsonArray()));

        var faulty = await product.RunAsync(["workflow", "publish", "leer.json", "--reason", "Versuch"]);
        var unsaid = await product.RunAsync(["workflow", "publish", "leer.json", "--reason", "  "]);
        var forgotten = await product.RunAsync(["workflow", "publish", "leer.json"]);

        Assert.Equal((1, 1, 2), (faulty.ExitCode, unsaid.ExitCode, forgotten.ExitCode));
        Assert.Contains("leer.json: Der Ablauf ist leer", faulty.Error, StringComparison.Ordinal);
        Assert.Contains("warum", unsaid.Error, StringComparison.Ordinal);
        Assert.Contains("--reason", forgotten.Error, StringComparison.Ordinal);
    }

    public void Dispose() => product.Dispose();

    private void Write(string name, JsonObject json) => File.WriteAllText(Path.Combine(product.Folder, name), json.ToJsonString());

    private static JsonObject Shipped(string name, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "workflows", name + ".json")))!.AsObject();
        change(json);
        return json;
    }

    private static JsonObject Task(JsonObject json) => json["root"]!["activities"]!.AsArray().OfType<JsonObject>()
        .First(activity => (string?)activity["metadata"]?["displayText"] == "Arbeiten und antworten");
}
