namespace Rueckkopplung.Cases.Intake;

/// <summary>What somebody reports; the contact is apart.</summary>
public sealed record Report
{
    /// <summary>The words, 1 to <see cref="ReportRules.LongestText"/> letters.</summary>
    public required string Text { get; init; }

    /// <summary>If the person chose one.</summary>
    public ConcernKind? Kind { get; init; }

    /// <summary>If the person chose one; SQM decides.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Where it is.</summary>
    public Place Place { get; init; } = Place.Unknown;

    /// <summary>On which way it came.</summary>
    public required IntakeChannel Channel { get; init; }

    /// <summary>How the person wants to hear the answer.</summary>
    public AnswerWay AnswerWay { get; init; } = AnswerWay.None;

    /// <summary>Two letters of ISO 639-1.</summary>
    public string Language { get; init; } = "de";
}
