namespace Rueckkopplung.Cases.Deadlines;

/// <summary>The steps a Fristprofil has a time for.</summary>
public static class ProfileSteps
{
    /// <summary>SQM decides kind, category, place and unit.</summary>
    public const string Triage = "triage";

    /// <summary>The unit accepts or refuses.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>The promise to the reporter.</summary>
    public const string FirstAnswer = "firstAnswer";

    /// <summary>The unit's work is done.</summary>
    public const string Outcome = "outcome";

    /// <summary>How long a question to the reporter can be answered.</summary>
    public const string AskBack = "askBack";

    /// <summary>How long the reporter is asked whether it helped.</summary>
    public const string Feedback = "feedback";

    /// <summary>Until when a closed case can be taken up again.</summary>
    public const string Reopen = "reopen";

    /// <summary>The new triage after „nicht zufrieden“.</summary>
    public const string Dissatisfied = "dissatisfied";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Triage, Acceptance, FirstAnswer, Outcome, AskBack, Feedback, Reopen, Dissatisfied];
}
