using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Features.Reports;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>Asks the domain's own rules at each step, so that form and command never differ.</summary>
public sealed class ReportCheck(IStringLocalizer<MeldenTexts> texts, RefusalWords words)
{
    // what is said at which field, by the code of the rule
    private static readonly Dictionary<string, (int Step, string Field)> Places = new(StringComparer.Ordinal)
    {
        ["report.text-given"] = (ReportStep.What, "What.Text"),
        ["report.text-short-enough"] = (ReportStep.What, "What.Text"),
        ["report.text-readable"] = (ReportStep.What, "What.Text"),
        ["category.exists"] = (ReportStep.What, "What.Category"),
        ["place.street-given"] = (ReportStep.Where, "Where.Street"),
        ["place.landmark-given"] = (ReportStep.Where, "Where.Landmark"),
        ["place.treff-given"] = (ReportStep.Where, "Where.Treff"),
        ["report.place-readable"] = (ReportStep.Where, "Where.Details"),
        ["treff.exists"] = (ReportStep.Where, "Where.Treff"),
        ["quartier.exists"] = (ReportStep.Where, "Where.Quartier"),
        ["contact.email-given"] = (ReportStep.Answer, "Answer.Email"),
        ["contact.email-readable"] = (ReportStep.Answer, "Answer.Email"),
        ["contact.phone-given"] = (ReportStep.Answer, "Answer.Phone"),
        ["contact.phone-readable"] = (ReportStep.Answer, "Answer.Phone"),
        ["contact.short-enough"] = (ReportStep.Answer, "Answer.Name"),
    };

    /// <summary>What has to be mended before this step can be left; nothing for the last one.</summary>
    public IReadOnlyList<ReportFault> Of(ReportDraft draft, int step, CityDirectory city)
    {
        var report = ReportReading.Of(draft.ToInput(city, "de"));
        Action[] rules = step switch
        {
            ReportStep.What =>
            [
                () => ReportRules.TextIsGiven(report),
                () => ReportRules.TextIsShortEnough(report),
                () => ReportRules.TextIsReadable(report),
                () => ReportRules.CategoryExists(report.CategoryCode, city),
            ],
            ReportStep.Where =>
            [
                () => SpotIsGiven(draft.Where),
                () => ReportRules.TreffExists(report.Place, city),
                () => ReportRules.QuartierExists(report.Place, city),
                () => ReportRules.PlaceIsReadable(report.Place),
            ],
            ReportStep.Answer => [() => ContactFits(draft.Answer, report.AnswerWay)],
            _ => [],
        };

        return [.. rules.Select(Refusal).OfType<RuleBrokenException>().Select(For).DistinctBy(fault => fault.Field)];
    }

    /// <summary>The faults of the first step up to this one that has any.</summary>
    public IReadOnlyList<ReportFault> UpTo(ReportDraft draft, int step, CityDirectory city) =>
        Enumerable.Range(ReportStep.What, step)
            .Select(one => Of(draft, one, city))
            .FirstOrDefault(faults => faults.Count > 0) ?? [];

    /// <summary>A refusal as a sentence at its field; what belongs to no field stands on the last step.</summary>
    public ReportFault For(RuleBrokenException refusal)
    {
        var (step, field) = Places.GetValueOrDefault(refusal.Code, (ReportStep.Check, string.Empty));
        var own = texts[refusal.Code, [refusal.Subject, .. refusal.Values.Select(value => value ?? string.Empty)]];

        return new ReportFault(step, field, own.ResourceNotFound ? words.For(refusal) : own.Value);
    }

    private static void SpotIsGiven(WherePart where)
    {
        Rule.Require(where.Way != PlaceWay.Address || IsGiven(where.Street), "place.street-given", null);
        Rule.Require(where.Way != PlaceWay.Landmark || IsGiven(where.Landmark), "place.landmark-given", null);
        Rule.Require(where.Way != PlaceWay.Treff || IsGiven(where.Treff), "place.treff-given", null);
    }

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);

    private static void ContactFits(AnswerPart answer, AnswerWay way) => ReporterContact.For(
        Guid.Empty,
        way,
        answer.Name,
        way == AnswerWay.Email ? answer.Email : null,
        way == AnswerWay.Phone ? answer.Phone : null);

    private static RuleBrokenException? Refusal(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal;
        }
    }
}

/// <summary>One thing to mend.</summary>
/// <param name="Step">Where its field stands.</param>
/// <param name="Field">Name of the field; empty if it belongs to none.</param>
/// <param name="Sentence">What, why, what now.</param>
public sealed record ReportFault(int Step, string Field, string Sentence);
