using System.Globalization;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>The status in plain words for the reporter.</summary>
public sealed class FollowUpWords(IStringLocalizer<FollowUpTexts> texts)
{
    /// <summary>One sentence: who cares for it and until when, or what is there.</summary>
    public string StatusOf(FollowUpView view)
    {
        var (file, city) = (view.File, view.City);
        var unit = city.Units.Find(file.CurrentParts.LastOrDefault()?.UnitCode)?.Name ?? "SQM";
        var promised = InWords(view, file.PromisedBy);

        return file.Status switch
        {
            _ when file.WithdrawnAt is not null => texts["Withdrawn"],
            CaseStatus.Received or CaseStatus.Triage => texts["Triage", promised],
            CaseStatus.Offered => texts["Offered", unit, promised],
            CaseStatus.InWork => texts["InWork", unit, promised],
            CaseStatus.Waiting => texts["Waiting", InWords(view, file.OpenQuestion!.Until)],
            CaseStatus.Answered => texts["Answered"],
            _ => texts["Closed"],
        };
    }

    private static string InWords(FollowUpView view, DateTimeOffset instant) =>
        view.City.Calendar.Local(instant).ToString(
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "dddd, d MMMM yyyy" : "dddd, d. MMMM yyyy",
            CultureInfo.CurrentCulture);
}
