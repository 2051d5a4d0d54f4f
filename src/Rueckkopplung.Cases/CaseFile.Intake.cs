using System.Globalization;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>
    /// A report becomes a case. Until SQM has decided the category, the promise is that of the Fristprofil
    /// <c>standard</c>, also when the reporter chose a category. Words of danger raise the urgency.
    /// </summary>
    /// <exception cref="RuleBrokenException">A rule of <see cref="ReportRules"/> does not hold.</exception>
    public static CaseFile Open(Guid id, CaseNumber number, Report report, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CheckReport(report, city);

        var file = new CaseFile
        {
            Id = id,
            Number = number,
            Kind = report.Kind,
            CategoryCode = report.CategoryCode,
            Text = report.Text.Trim(),
            Language = report.Language,
            Channel = report.Channel,
            ReporterAnswerWay = report.AnswerWay,
            ReceivedAt = now,
            Place = city.Locate(report.Place),
            Urgency = city.DangerWords.Propose(report.Text, report.CategoryCode),
            PromiseProfile = DeadlineProfile.Standard,
            PromisedBy = city.Due(ProfileSteps.FirstAnswer, categoryCode: null, now).Instant,
        };
        file.ToldPromise = file.PromisedBy;
        file.Propose(city.Routing.Propose(file.RoutingQuestion(city, now)));
        file.Record(CaseEvents.Opened, actor, now, after: WireNames.Of(report.Channel));

        return file;
    }

    /// <summary>Makes a follow-up code; an earlier one no longer opens anything.</summary>
    /// <param name="key">The house's secret.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="now">The time.</param>
    public FollowUpCode IssueFollowUpCode(ReadOnlySpan<byte> key, Actor actor, DateTimeOffset now)
    {
        var code = FollowUpCode.For(key, Id, FollowUpVersion + 1);

        FollowUpVersion++;
        FollowUpHash = code.Hash;
        Record(CaseEvents.CodeIssued, actor, now, after: FollowUpVersion.ToString(CultureInfo.InvariantCulture));

        return code;
    }

    /// <summary>SQM looks at it. The second look changes nothing.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>.</exception>
    public void TakeUp(Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        if (TakenUpAt is not null)
            return;

        TakenUpAt = now;
        Record(CaseEvents.TakenUp, actor, now);
    }

    /// <summary>What the routing table is asked about this case.</summary>
    public RoutingQuestion RoutingQuestion(CityDirectory city, DateTimeOffset now) =>
        new(CategoryCode, Place.QuartierCode, Kind, Text, city.Calendar.DayOf(now));

    private static void CheckReport(Report report, CityDirectory city)
    {
        ReportRules.TextIsGiven(report);
        ReportRules.TextIsShortEnough(report);
        ReportRules.TextIsReadable(report);
        ReportRules.LanguageIsKnown(report);
        ReportRules.CategoryExists(report.CategoryCode, city);
        CheckPlace(report.Place, city);
    }

    private static void CheckPlace(Place place, CityDirectory city)
    {
        ReportRules.PlaceIsReadable(place);
        ReportRules.PointIsWhole(place);
        ReportRules.QuartierExists(place, city);
        ReportRules.TreffExists(place, city);
    }
}
