namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A Fristprofil: how long each step may take and who is reminded when.</summary>
public sealed class DeadlineProfile
{
    /// <summary>Code of the profile that holds while the category is unknown.</summary>
    public const string Standard = "standard";

    /// <summary>ASCII slug, stable.</summary>
    public required string Code { get; init; }

    /// <summary>German name.</summary>
    public required string Name { get; init; }

    /// <summary>One entry a step.</summary>
    public required IReadOnlyList<ProfileStep> Steps { get; init; }

    /// <summary>The ladder, in order.</summary>
    public IReadOnlyList<StageRule> Stages { get; init; } = StageRule.Default;

    /// <summary>Seasons that may stop the clock.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>Reasons for which the clock may stop.</summary>
    public IReadOnlyList<PauseRule> Pauses { get; init; } = [];

    /// <summary>Notices go out also outside service time.</summary>
    public bool Urgent { get; init; }

    /// <summary>For needs: a state of things every so many months after the answer.</summary>
    public int? StatusEveryMonths { get; init; }

    /// <summary>What one should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>The step with this code.</summary>
    /// <exception cref="CityDataException">The profile has no such step.</exception>
    public ProfileStep Step(string code) =>
        Steps.FirstOrDefault(step => step.Code == code)
        ?? throw new CityDataException($"Profile '{Code}' has no step '{code}'; it has {string.Join(", ", Steps.Select(step => step.Code))}.");
}
