namespace Rueckkopplung.Workflows.Execution;

/// <summary>Something that an activity tells the activities around it.</summary>
internal abstract record Signal
{
    /// <summary>End the nearest loop.</summary>
    internal sealed record Break : Signal;

    /// <summary>End the nearest workflow, with the outcomes noted there.</summary>
    internal sealed record CompleteWorkflow(ActivityExecution Sender) : Signal;
}

/// <summary>The completion of a child; null outcomes stand for a plain completion.</summary>
internal readonly record struct ChildCompletion(ActivityExecution Child, IReadOnlyList<string>? Outcomes);
