namespace Rueckkopplung.Workflows.Execution;

/// <summary>Something that an activity tells the activities around it.</summary>
internal abstract record Signal;

/// <summary>The completion of a child.</summary>
internal sealed record ChildCompletion;
