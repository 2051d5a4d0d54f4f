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

    private static void AssertTrace(string name, TraceOptions options)
    {
        var recorded = RecordedCases.Read(name);
        var trace = JsonNode.Parse(CaseTrace.Run(recorded.ToJsonString(), options))!.AsObject();

        var differences = TraceComparison.Differences(recorded["expected"]!.AsObject(), trace);

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
