using System.Text.Json.Nodes;
using System.Xml.Linq;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Cases.Drawn;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A definition and what was executed of it become a drawing; nothing else is asked.</summary>
public sealed class PictureSpecs
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_done_now_and_next_is_read_off_the_records()
    {
        var picture = Assert.Single(Draw(Definition(), [Ran("start", 1), Ran("pruefen", 2, "Ja"), Waits("arbeiten", 3)], [Task("arbeiten")]));

        Assert.Equal(["Beginn", "Prüfen"], picture.Done.Select(step => step.Name));
        var now = Assert.Single(picture.Now);
        Assert.Equal(("Arbeiten", StepState.Task), (now.Name, now.State));
        Assert.Equal(["Ende"], picture.After(now).Select(arrow => arrow.To.Name));
        Assert.Equal(StepState.NotReached, picture.Steps.Single(step => step.Name == "Absage").State);
    }

    [Fact]
    public void Only_the_arrows_of_the_outcome_that_came_are_taken()
    {
        var picture = Assert.Single(Draw(Definition(), [Ran("start", 1), Ran("pruefen", 2, "Ja"), Waits("arbeiten", 3)], []));

        Assert.Equal(
            ["Beginn → Prüfen", "Prüfen → Arbeiten"],
            picture.Arrows.Where(arrow => arrow.IsTaken).Select(arrow => $"{arrow.From.Name} → {arrow.To.Name}"));
        Assert.Equal(StepState.Waiting, Assert.Single(picture.Now).State);
    }

    [Fact]
    public void A_step_that_failed_is_a_failure_and_one_that_was_cut_off_is_not_done()
    {
        var incident = new IncidentRow { ActivityId = "arbeiten", ExecutionId = "3", Kind = "activity", Message = "kaputt" };
        var picture = Assert.Single(Draw(
            Definition(), [Ran("start", 1), Ran("pruefen", 2) with { Status = ActivityStatus.Canceled }, Waits("arbeiten", 3)], [], [incident]));

        Assert.Equal(StepState.Failed, Assert.Single(picture.Now).State);
        Assert.Equal(["Beginn"], picture.Done.Select(step => step.Name));
        Assert.Equal(StepState.CutOff, picture.Steps.Single(step => step.Name == "Prüfen").State);
    }

    [Fact]
    public void Two_ways_between_the_same_steps_are_one_arrow_with_both_words()
    {
        var definition = Definition("""{"source":{"activity":"pruefen","port":"Vielleicht"},"target":{"activity":"absage","port":"In"}}""");
        var picture = Assert.Single(Draw(definition, [], []));

        Assert.Equal(["Nein", "Vielleicht"], Assert.Single(picture.Arrows, arrow => arrow.To.Name == "Absage").Labels);
    }

    [Fact]
    public void A_step_with_steps_inside_gets_a_drawing_of_its_own_once_it_was_entered()
    {
        const string Sequence = """
            {"definitionId":"f","name":"F","root":{"id":"fluss","type":"Elsa.Flowchart","activities":[
              {"id":"folge","type":"Elsa.Sequence","name":"Folge","activities":[
                {"id":"a","type":"Elsa.WriteLine","name":"Erst"},{"id":"b","type":"Elsa.Delay","name":"Dann"}]}],"connections":[]}}
            """;
        var definition = DefinitionJson.Read(Sequence);
        var pictures = Draw(definition, [Waits("folge", 1, "fluss"), Ran("a", 2, at: "fluss:folge"), Waits("b", 3, "fluss:folge")], []);

        Assert.Single(Draw(definition, [], []));
        Assert.Equal(2, pictures.Count);
        Assert.Equal("Folge", pictures[1].Within?.Name);
        Assert.Equal(["Erst → Dann"], pictures[1].Arrows.Where(arrow => arrow.IsTaken).Select(arrow => $"{arrow.From.Name} → {arrow.To.Name}"));
        Assert.True(pictures[1].Steps[1].Box.Top > pictures[1].Steps[0].Box.Bottom);
    }

    [Fact]
    public void A_hostile_name_stays_text()
    {
        const string Hostile = "<script>alert('x')</script>\u0001 \" onload=x";
        var definition = Definition(name: Hostile);
        var svg = Write(Assert.Single(Draw(definition, [Waits("start", 1)], [])));

        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        var texts = XElement.Parse(svg).Descendants("title").Select(title => title.Value);
        Assert.Contains(texts, text => text.StartsWith("<script>alert('x')</script> \" onload=x", StringComparison.Ordinal));
    }

    [Fact]
    public void A_state_has_a_sign_and_a_word_and_not_only_a_colour()
    {
        var svg = XElement.Parse(Write(Assert.Single(Draw(Definition(), [Ran("start", 1), Waits("pruefen", 2)], [Task("pruefen")]))));

        Assert.Contains("✓", svg.Descendants("text").Select(text => text.Value));
        Assert.Contains("●", svg.Descendants("text").Select(text => text.Value));
        Assert.Contains("Task", svg.Descendants("text").Select(text => text.Value));
        Assert.Equal("img", svg.Attribute("role")?.Value);
    }

    [Fact]
    public void Steps_without_a_place_and_a_canvas_without_measure_can_be_drawn()
    {
        var lost = DefinitionJson.Read("""{"definitionId":"f","root":{"id":"fluss","type":"Elsa.Flowchart","activities":[{"id":"a","type":"X.A"},{"id":"b","type":"X.B"}]}}""");
        var far = DefinitionJson.Read("""{"definitionId":"f","root":{"id":"fluss","type":"Elsa.Flowchart","activities":[{"id":"a","type":"X.A","metadata":{"designer":{"position":{"x":1e300,"y":0}}}},{"id":"b","type":"X.B","metadata":{"designer":{"position":{"x":900000,"y":5}}}},{"id":"c","type":"X.B","metadata":{"designer":{"position":{"x":0,"y":5}}}}]}}""");

        foreach (var picture in Draw(lost, [], []).Concat(Draw(far, [], [])))
        {
            Assert.Equal(picture.Steps.Count, picture.Steps.Select(step => step.Box).Distinct().Count());
            Assert.All(picture.Steps, step => Assert.InRange(step.Box.Left, 0, 1000));
            Assert.NotEmpty(Write(picture));
        }
    }

    [Fact]
    public void Each_shipped_definition_is_drawn_with_every_step_and_every_connection()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Architecture.SourceTree.Root, "workflows"), "*.json"))
        {
            var root = JsonNode.Parse(File.ReadAllText(file))!["root"]!;
            var picture = Draw(DefinitionJson.Read(File.ReadAllText(file)), [], [])[0];

            Assert.Equal(root["activities"]!.AsArray().Count, picture.Steps.Count);
            var pairs = root["connections"]!.AsArray().Select(one => ((string)one!["source"]!["activity"]!, (string)one["target"]!["activity"]!));
            Assert.Equal(pairs.Distinct().Count(), picture.Arrows.Count);
            Assert.Equal(picture.Steps.Count, XElement.Parse(Write(picture)).Elements("g").Count(group => group.Attribute("class")!.Value.StartsWith("schritt", StringComparison.Ordinal)));
        }
    }

    private static string Write(Picture picture) => PictureSvg.Of(picture, "Zeichnung", state => state.ToString()).ToString()!;

    private static IReadOnlyList<Picture> Draw(
        WorkflowDefinition definition, ActivityRecord[] records, HumanTask[] tasks, IncidentRow[]? incidents = null) =>
        Pictures.Of(definition, new NoOthers(), new Progress(records, tasks, incidents ?? []));

    private static WorkflowDefinition Definition(string? connection = null, string name = "Beginn") => DefinitionJson.Read($$$"""
        {"definitionId":"f","name":"F","root":{"id":"fluss","type":"Elsa.Flowchart","activities":[
          {{{Step("start", name, 0, 0)}}},{{{Step("pruefen", "Prüfen", 0, 110)}}},{{{Step("arbeiten", "Arbeiten", 0, 220)}}},
          {{{Step("absage", "Absage", 300, 110)}}},{{{Step("ende", "Ende", 0, 330)}}}],
         "connections":[{{{Arrow("start", "Done", "pruefen")}}},{{{Arrow("pruefen", "Ja", "arbeiten")}}},{{{Arrow("pruefen", "Nein", "absage")}}},
          {{{Arrow("arbeiten", "Done", "ende")}}}{{{(connection is null ? "" : "," + connection)}}}]}}
        """);

    private static string Step(string id, string name, int x, int y) => new JsonObject
    {
        ["id"] = id,
        ["type"] = "Elsa.WriteLine",
        ["metadata"] = new JsonObject { ["displayText"] = name, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = y } } },
    }.ToJsonString();

    private static string Arrow(string source, string port, string target) =>
        $$$"""{"source":{"activity":"{{{source}}}","port":"{{{port}}}"},"target":{"activity":"{{{target}}}","port":"In"}}""";

    private static ActivityRecord Ran(string id, int execution, string? outcome = null, string at = "fluss") => Waits(id, execution, at) with
    {
        Status = ActivityStatus.Completed,
        Outcomes = outcome is null ? null : [outcome],
    };

    private static ActivityRecord Waits(string id, int execution, string at = "fluss") =>
        new($"{execution}", id, $"Workflow1:{at}:{id}", "Elsa.WriteLine", id, null, ActivityStatus.Running, null, 1, Morning.AddMinutes(execution), null);

    private static HumanTask Task(string activityId) =>
        new() { ActivityId = activityId, Name = activityId, Title = activityId, Outcomes = "[]", Form = "[]" };

    private sealed class NoOthers : IDefinitionSource
    {
        public WorkflowDefinition? Find(string definitionId, int? version) => null;
    }
}
