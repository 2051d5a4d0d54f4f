using System.Globalization;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Other lengths, another ladder or other seasons for a Fristprofil, from a day on.</summary>
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

    /// <summary>The whole ladder, in order; null = it stays.</summary>
    public IReadOnlyList<StageRule>? Stages { get; init; }

    /// <summary>All seasons of the profile; null = they stay.</summary>
    public IReadOnlyList<Season>? Seasons { get; init; }

    /// <summary>The profile as it is after the change.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>profile.days-possible</c>, <c>profile.share-possible</c>, <c>profile.stages-in-order</c>, <c>profile.season-possible</c>.
    /// </exception>
    public DeadlineProfile Apply(DeadlineProfile profile)
    {
        var days = Steps.Values.Concat(Pauses.Values).Concat(Stages?.Select(stage => stage.WorkingDaysAfterDue) ?? []);
        Rule.Require(days.All(number => number is >= 0 and <= MostDays), "profile.days-possible", profile.Name, MostDays);
        CheckStages(profile.Name);
        foreach (var season in Seasons ?? [])
            Rule.Require(IsDay(season.From) && IsDay(season.To) && season.Categories.Count > 0, "profile.season-possible", season.Name);

        return new DeadlineProfile
        {
            Code = profile.Code,
            Name = profile.Name,
            Steps = [.. profile.Steps.Select(step => step with { Days = Steps.GetValueOrDefault(step.Code, step.Days) })],
            Stages = Stages ?? profile.Stages,
            Seasons = Seasons ?? profile.Seasons,
            Pauses = [.. profile.Pauses.Select(pause => pause with { MostDays = Pauses.GetValueOrDefault(pause.Code, pause.MostDays) })],
            Urgent = profile.Urgent,
            StatusEveryMonths = profile.StatusEveryMonths,
            Note = profile.Note,
        };
    }

    private void CheckStages(string name)
    {
        if (Stages is not { } stages)
            return;

        Rule.Require(stages.All(stage => stage.Share is null or > 0 and < 1), "profile.share-possible", name);
        var after = stages.Where(stage => stage.Share is null).Select(stage => stage.WorkingDaysAfterDue).ToList();
        Rule.Require(after.SequenceEqual(after.Distinct().Order()), "profile.stages-in-order", name);
    }

    // a season that began or ended on 29 February would have no day in most years
    private static bool IsDay(string text) =>
        DateOnly.TryParseExact("2025-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
