using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Web.Features.Verwaltung.Profiles;

/// <summary>The reminders, escalations and seasons of a Fristprofil as the form has them.</summary>
public static class TypedLadder
{
    /// <summary>The five stages of the house: as the profile has them, else as they are by default.</summary>
    public static IReadOnlyList<StageRule> Rules(DeadlineProfile profile) =>
        [.. StageRule.Default.Select(rule => profile.Stages.FirstOrDefault(own => own.Code == rule.Code) ?? rule)];

    /// <summary>How a box names a stage and whom it tells.</summary>
    public static string Box(string stage, StageTarget target) => $"{stage}/{WireNames.Of(target)}";

    /// <summary>The ladder; a stage that tells nobody is left out. Null: the form has none.</summary>
    public static IReadOnlyList<StageRule>? Stages(DeadlineProfile profile, IDictionary<string, int> numbers, IList<string> told) =>
        numbers.Count == 0 ? null :
        [
            .. from rule in Rules(profile)
               let targets = Enum.GetValues<StageTarget>().Where(target => told.Contains(Box(rule.Code, target))).ToList()
               where targets.Count > 0
               let number = numbers.TryGetValue(rule.Code, out var typed) ? typed : NumberOf(rule)
               select rule.Share is null
                   ? rule with { To = targets, WorkingDaysAfterDue = number }
                   : rule with { To = targets, Share = number / 100d },
        ];

    /// <summary>Percent of the time, or working days after the date.</summary>
    public static int NumberOf(StageRule rule) => rule.Share is { } share ? (int)Math.Round(share * 100) : rule.WorkingDaysAfterDue;

    /// <summary>The seasons that the city knows, as this profile has them or as another one does.</summary>
    public static IReadOnlyList<Season> Seasons(DeadlineProfile profile, CityDirectory city) =>
        [.. profile.Seasons.Concat(city.Profiles.SelectMany(other => other.Seasons)).DistinctBy(season => season.Code)];

    /// <summary>The seasons whose box is ticked, with the days that were typed. Null: the form has none.</summary>
    public static IReadOnlyList<Season>? Seasons(
        DeadlineProfile profile, CityDirectory city, (IDictionary<string, string> From, IDictionary<string, string> To, IList<string> Categories) typed) =>
        typed.From.Count == 0 ? null :
        [
            .. from season in Seasons(profile, city)
               let categories = typed.Categories.Where(box => box.StartsWith($"{season.Code}/", StringComparison.Ordinal))
                   .Select(box => box[(season.Code.Length + 1)..]).Where(code => city.Categories.Find(code) is not null).ToList()
               where categories.Count > 0
               select season with
               {
                   From = typed.From.TryGetValue(season.Code, out var first) ? first.Trim() : season.From,
                   To = typed.To.TryGetValue(season.Code, out var last) ? last.Trim() : season.To,
                   Categories = categories,
               },
        ];
}
