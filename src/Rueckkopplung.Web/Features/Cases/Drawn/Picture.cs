namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>A level of a definition, drawn: its steps where they stand on the canvas, and the arrows between them.</summary>
/// <param name="Within">The step that holds this level; null for the definition itself.</param>
/// <param name="Steps">In the order of the file.</param>
/// <param name="Arrows">Which step leads to which.</param>
internal sealed record Picture(PictureStep? Within, IReadOnlyList<PictureStep> Steps, IReadOnlyList<PictureArrow> Arrows)
{
    /// <summary>More is no drawing that anybody reads; the words stay.</summary>
    private const int MostSteps = 200;

    public bool IsDrawn => Steps.Count is > 0 and <= MostSteps;

    /// <summary>What was done, in the order in which it was first begun.</summary>
    public IReadOnlyList<PictureStep> Done =>
        [.. Steps.Where(step => step.State == StepState.Done).OrderBy(step => step.Began).ThenBy(step => step.Order)];

    /// <summary>What is open: tasks first, then what failed, then what waits for something to happen.</summary>
    public IReadOnlyList<PictureStep> Now =>
        [.. Steps.Where(step => step.IsOpen).OrderBy(step => step.State).ThenBy(step => step.Began).ThenBy(step => step.Order)];

    /// <summary>Where the arrows lead from a step.</summary>
    public IReadOnlyList<PictureArrow> After(PictureStep step) => [.. Arrows.Where(arrow => arrow.From.Path == step.Path)];
}

/// <summary>An activity in the drawing.</summary>
internal sealed record PictureStep(string Path, string Name, StepState State)
{
    public Box Box { get; init; }

    /// <summary>When it was first begun; null where it was not.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Its place among all that was executed.</summary>
    public int Order { get; init; }

    /// <summary>How often it was carried out to its end.</summary>
    public int Times { get; init; }

    public bool IsOpen => State is StepState.Task or StepState.Failed or StepState.Waiting;
}

/// <summary>Connections from one step to another.</summary>
/// <param name="From">The step that ended.</param>
/// <param name="To">The step that follows.</param>
/// <param name="Labels">The outcomes that lead along it; none where it is the only way.</param>
/// <param name="IsTaken">Whether the case went along it.</param>
internal sealed record PictureArrow(PictureStep From, PictureStep To, IReadOnlyList<string> Labels, bool IsTaken);

/// <summary>How a step stands.</summary>
internal enum StepState
{
    /// <summary>Somebody has something to do.</summary>
    Task,

    /// <summary>Something went wrong here.</summary>
    Failed,

    /// <summary>It waits for an event, a reply or a point in time.</summary>
    Waiting,

    Done,

    /// <summary>It was cut off before it was done.</summary>
    CutOff,

    NotReached,
}

/// <summary>A rectangle on the canvas.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public int MiddleX => Left + (Width / 2);

    public int MiddleY => Top + (Height / 2);
}
