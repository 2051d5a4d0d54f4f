using System.Globalization;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>What the dropdowns of our activities offer: the city as the database has it now.</summary>
internal sealed class ToolboxChoices(RueckkopplungDb db, CityLibrary cities, HouseClock clock, IStringLocalizer<Localization.Texts> words)
{
    private const string Ours = "Rueckkopplung.";

    /// <summary>The choices by input name, for activities of cases; others keep their own.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Text)>>> AllAsync(CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        var today = city.Calendar.DayOf(clock.GetUtcNow());
        IReadOnlyList<(string, string)> units =
            [.. city.Units.All.Where(unit => unit.IsValidOn(today) && unit.Kind is UnitKind.Unit or UnitKind.External)
                .Select(unit => (unit.Code, $"{unit.Code} {unit.Name}"))];

        return new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal)
        {
            ["Unit"] = units,
            ["ProposedUnit"] = units,
            ["Addressee"] = units,
            ["Quartier"] = [.. city.Quartiere.Select(quartier => (quartier.Code, quartier.Name))],
            ["Roles"] = Roles(),
            ["Profile"] = [.. city.Profiles.Select(profile => (profile.Code, profile.Code))],
            ["Step"] = Steps(),
            ["Use"] = [.. city.Texts.All.Select(text => text.Use).Distinct().Order(StringComparer.Ordinal)
                .Select(use => (use, $"{use} ({city.Texts.All.Count(text => text.Use == use)})"))],
            ["Kind"] = Kinds(),
        };
    }

    /// <summary>The activity with its dropdowns filled.</summary>
    public static ActivityDescriptor Fill(
        ActivityDescriptor activity, IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Text)>> choices) =>
        !activity.Type.StartsWith(Ours, StringComparison.Ordinal) ? activity : activity with
        {
            Inputs = [.. activity.Inputs.Select(input => choices.TryGetValue(input.Name, out var offered)
                ? input with { UiHint = UiHints.Dropdown, UiSpecifications = DescriptorJson.Dropdown(offered) } : input)],
        };

    private IReadOnlyList<(string, string)> Roles()
    {
        var single = Enum.GetValues<Role>().Select(WireNames.Of).Select(role => (role, words[$"Role.{role}"].Value)).ToList();
        (string, string) Both(Role one, Role other) =>
            ($"{WireNames.Of(one)},{WireNames.Of(other)}", $"{words[$"Role.{WireNames.Of(one)}"].Value} + {words[$"Role.{WireNames.Of(other)}"].Value}");
        return [.. single, Both(Role.Sqm, Role.SqmLead), Both(Role.Unit, Role.UnitLead), Both(Role.Treff, Role.Helper)];
    }

    private static IReadOnlyList<(string, string)> Steps()
    {
        (string Code, string German, string English)[] all =
        [
            (ProfileSteps.Triage, "Triage", "Triage"), (ProfileSteps.Acceptance, "Annahme", "Acceptance"),
            (ProfileSteps.FirstAnswer, "Erste Antwort", "First answer"), (ProfileSteps.Outcome, "Ergebnis", "Outcome"),
            (ProfileSteps.AskBack, "Rückfrage", "Question back"), (ProfileSteps.Feedback, "Rückmeldung", "Feedback"),
            (ProfileSteps.Reopen, "Wiederaufnahme", "Reopening"), (ProfileSteps.Dissatisfied, "Unzufrieden", "Not satisfied"),
        ];
        return [.. all.Select(step => (step.Code, new LocalText(step.German, step.English).For(CultureInfo.CurrentUICulture)))];
    }

    private static IReadOnlyList<(string, string)> Kinds()
    {
        (string Code, string German, string English)[] all =
        [
            ("final", "Abschließend", "Final"), ("refusal", "Ablehnung", "Refusal"), ("duplicate", "Doppelt gemeldet", "Duplicate"),
            ("selfDone", "Hat sich erledigt", "Done by itself"), ("withdrawal", "Zurückgezogen", "Withdrawn"),
        ];
        return [.. all.Select(kind => (kind.Code, new LocalText(kind.German, kind.English).For(CultureInfo.CurrentUICulture)))];
    }
}
