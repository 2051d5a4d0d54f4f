using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class DescriptorSpecs
{
    private static readonly HashSet<string> Hints =
        [.. typeof(UiHints).GetFields().Select(field => (string)field.GetValue(null)!)];

    public static TheoryData<string> Types { get; } =
        new(ActivityCatalogue.BuiltIn.Select(activity => activity.Descriptor.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public void An_activity_is_described_in_both_languages_down_to_its_inputs(string type)
    {
        var descriptor = Drawings.Engine.Catalogue.Find(type)!.Descriptor;
        LocalText[] texts =
        [
            descriptor.Category, descriptor.DisplayName, descriptor.Description,
            .. descriptor.Inputs.SelectMany(input => new[] { input.DisplayName, input.Description }),
            .. descriptor.Outputs.SelectMany(output => new[] { output.DisplayName, output.Description }),
            .. descriptor.Outcomes.Select(outcome => outcome.DisplayName),
        ];

        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text.German) || string.IsNullOrWhiteSpace(text.English), type));
        Assert.NotEqual(descriptor.Description.German, descriptor.Description.English);
        Assert.EndsWith(".", descriptor.Description.German, StringComparison.Ordinal);
        Assert.All(descriptor.Inputs, input => Assert.Contains(input.UiHint, Hints));
        Assert.All(
            descriptor.Inputs.Where(input => input.UiHint == UiHints.Dropdown),
            input => Assert.NotEmpty(input.UiSpecifications!["dropdown"]!["selectList"]!["items"]!.AsArray()));
    }

    [Theory]
    [InlineData("Elsa.FlowDecision", "True", "False")]
    [InlineData("Elsa.FlowSwitch", "Default")]
    [InlineData("Elsa.WriteLine")]
    public void Outcomes_are_told(string type, params string[] outcomes) =>
        Assert.Equal(outcomes, Drawings.Engine.Catalogue.Find(type)!.Descriptor.Outcomes.Select(outcome => outcome.Name));

    [Fact]
    public void The_catalogue_has_what_the_issue_names()
    {
        string[] wanted =
        [
            "Flowchart", "FlowFork", "FlowJoin", "FlowDecision", "FlowSwitch", "Start", "Finish", "End", "Complete", "Fault", "Sequence", "If", "Switch", "While",
            "For", "ForEach", "Break", "Parallel", "ParallelForEach", "Container", "SetVariable", "SetOutput", "SetName", "Correlate", "WriteLine", "RunJavaScript",
            "Event", "PublishEvent", "Delay", "Timer", "StartAt", "Cron", "RunTask", "ExecuteWorkflow", "DispatchWorkflow",
        ];

        Assert.All(wanted, name => Assert.NotNull(Drawings.Engine.Catalogue.Find("Elsa." + name)));
    }
}
