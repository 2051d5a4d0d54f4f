using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Workflows.Tests.Elsa;

public sealed class RecordedTraceSpecs
{
    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void A_recorded_case_gives_the_recorded_trace(string name) => AssertTrace(name, new TraceOptions());

    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void A_case_gives_the_same_trace_when_the_instance_is_reloaded_after_every_burst(string name) =>
        AssertTrace(name, new TraceOptions(Reloads: true));

    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void A_case_gives_the_same_trace_when_every_burst_may_do_one_activity_only(string name) =>
        AssertTrace(name, new TraceOptions(Reloads: true, Activities: 1));

    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void A_case_with_other_ids_and_its_properties_in_another_order_gives_the_trace_with_those_ids(string name)
    {
        for (var seed = 1; seed <= 3; seed++)
            AssertTrace(Disguise.Of(RecordedCases.Read(name), seed), new TraceOptions());
    }

    [Fact]
    public void The_disguise_changes_every_id_and_the_order_of_properties()
    {
        var recorded = RecordedCases.Read("fj-default-mode");
        var other = Disguise.Of(recorded, seed: 1);

        Assert.Empty(Ids(recorded).Intersect(Ids(other)));
        Assert.NotEqual(Properties(recorded), Properties(other));
    }

    private static List<string> Ids(JsonObject recorded) =>
        [.. recorded["definition"]!["root"]!["activities"]!.AsArray().Select(activity => (string)activity!["id"]!)];

    private static List<string> Properties(JsonObject recorded) =>
        [.. recorded["definition"]!["root"]!.AsObject().Select(member => member.Key)];

    private static void AssertTrace(string name, TraceOptions options) => AssertTrace(RecordedCases.Read(name), options);

    private static void AssertTrace(JsonObject recorded, TraceOptions options)
    {
        var trace = JsonNode.Parse(CaseTrace.Run(recorded.ToJsonString(), options))!.AsObject();

        var differences = TraceComparison.Differences(recorded["expected"]!.AsObject(), trace);

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
