namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Other lengths for the steps and pauses of a Fristprofil, from a day on.</summary>
/// <param name="Code">Of the profile.</param>
/// <param name="ValidFrom">First day on which they hold, included.</param>
/// <param name="Steps">Days by the code of the step; those that are not named stay.</param>
/// <param name="Pauses">Longest days by the code of the pause; those that are not named stay.</param>
/// <param name="MovesRunning">Also deadlines that run on that day follow; else only those that begin later.</param>
public sealed record ProfileChange(
    string Code,
    DateOnly ValidFrom,
    IReadOnlyDictionary<string, int> Steps,
    IReadOnlyDictionary<string, int> Pauses,
    bool MovesRunning)
{
    /// <summary>The longest step or pause.</summary>
    public const int MostDays = 400;

    /// <summary>The profile as it is after the change.</summary>
    /// <exception cref="RuleBrokenException"><c>profile.days-possible</c>.</exception>
    public DeadlineProfile Apply(DeadlineProfile profile)
    {
        foreach (var days in Steps.Values.Concat(Pauses.Values))
            Rule.Require(days is >= 0 and <= MostDays, "profile.days-possible", profile.Name, MostDays);

        return new DeadlineProfile
        {
            Code = profile.Code,
            Name = profile.Name,
            Steps = [.. profile.Steps.Select(step => step with { Days = Steps.GetValueOrDefault(step.Code, step.Days) })],
            Stages = profile.Stages,
            Seasons = profile.Seasons,
            Pauses = [.. profile.Pauses.Select(pause => pause with { MostDays = Pauses.GetValueOrDefault(pause.Code, pause.MostDays) })],
            Urgent = profile.Urgent,
            StatusEveryMonths = profile.StatusEveryMonths,
            Note = profile.Note,
        };
    }
}
