using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Json;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Workflows.Tests.Elsa;

public sealed class RecordedDefinitionSpecs
{
    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void A_definition_is_written_back_with_every_property(string name)
    {
        if (RecordedCases.Read(name)["definition"] is not JsonObject definition)
        {
            return;
        }

        definition["ofTheFuture"] = new JsonObject { ["kept"] = true };

        var written = JsonNode.Parse(DefinitionJson.Write(DefinitionJson.Read(definition.ToJsonString())));

        Assert.True(JsonNode.DeepEquals(definition, written), $"{definition}\n{written}");
    }

    [Theory]
    [MemberData(nameof(RecordedCases.FaultyNames), MemberType = typeof(RecordedCases))]
    public void Where_the_genuine_engine_is_at_fault_nothing_hangs_and_nothing_fails(string name)
    {
        var trace = JsonNode.Parse(CaseTrace.Run(RecordedCases.Read(name).ToJsonString()))!;
        var last = trace["afterStep"]!.AsArray()[^1]!;

        Assert.Equal("Finished", (string?)last["subStatus"]);
        Assert.Empty(last["incidents"]!.AsArray());
        Assert.Empty(last["bookmarks"]!.AsArray());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("variables")]
    [InlineData("console")]
    [InlineData("activities")]
    public void The_comparison_sees_a_difference(string changed)
    {
        var expected = RecordedCases.Read("wh-while")["expected"]!.AsObject();
        var other = expected.DeepClone().AsObject();
        other["afterStep"]![0]![changed] = changed == "activities" ? new JsonArray() : "something else";

        Assert.Empty(TraceComparison.Differences(expected, expected.DeepClone().AsObject()));
        Assert.NotEmpty(TraceComparison.Differences(expected, other));
    }
}
