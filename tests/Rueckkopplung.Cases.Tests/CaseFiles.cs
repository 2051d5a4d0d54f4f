using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Tests;

/// <summary>Cases in the states that tests begin with. All begin on Monday, 23 November 2026, 9:00.</summary>
public static class CaseFiles
{
    public const string Unit = "KBK-A";
    public static readonly DateTimeOffset Monday = City.At("2026-11-23 09:00");
    public static readonly DateTimeOffset Tuesday = Monday.AddDays(1);
    public static readonly DateTimeOffset Friday = Monday.AddDays(4);
    public static readonly Actor Sqm = new(2, Role.Sqm, "SQM");
    public static readonly Actor Worker = new(40, Role.Unit, Unit);
    public static readonly byte[] Key = new byte[32];

    public static readonly Report Sofa = new()
    {
        Text = "Am Containerplatz Lindenweg steht seit Montag ein altes Sofa.",
        Channel = IntakeChannel.Web,
        AnswerWay = AnswerWay.Email,
        Place = Place.Unknown with { Text = "Lindenweg", QuartierCode = "Q01" },
    };

    public static CaseFile Received(Report? report = null) => Open(report ?? Sofa, 42);

    public static CaseFile Open(Report report, int sequence) => CaseFile.Open(
        new Guid(sequence, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), new CaseNumber(2026, sequence), report, City.Demo, Actor.Reporter, Monday);

    public static CaseFile Triaged(string category = "sperrmuell", Report? report = null)
    {
        var file = Received(report);
        var kind = City.Demo.Categories.Find(category)!.Kind;
        file.Triage(new TriageDecision(kind, category, Urgency.Normal), City.Demo, Sqm, Monday);
        return file;
    }

    public static CaseFile Offered(string category = "sperrmuell", Report? report = null)
    {
        var file = Triaged(category, report);
        file.Assign(new Assignment(file.ProposedUnit!), City.Demo, Sqm, Monday);
        return file;
    }

    public static CaseFile InWork(string category = "sperrmuell", Report? report = null)
    {
        var file = Offered(category, report);
        file.Accept(file.Parts[0].Id, Worker, Tuesday);
        return file;
    }

    public static CaseFile Done(string category = "sperrmuell", Report? report = null)
    {
        var file = InWork(category, report);
        file.RecordOutcome(file.Parts[0].Id, "Sofa abgeholt", Worker, Tuesday);
        return file;
    }

    public static CaseFile Answered(Report? report = null)
    {
        var file = Done(report: report);
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);
        Give(file, answer);
        return file;
    }

    public static CaseFile Closed()
    {
        var file = Answered();
        file.Close(City.Demo, Actor.House, Friday);
        return file;
    }

    public static AnswerDraft Final(AnswerWay? way = null) => new(AnswerKind.Final, "Wir haben das Sofa abgeholt.", way);

    public static Report Wanting(AnswerWay way) => Sofa with { AnswerWay = way };

    public static void Give(CaseFile file, Answer answer)
    {
        switch (answer.Way)
        {
            case AnswerWay.Email:
                file.MarkGiven(answer.Id, Guid.Empty, Actor.House, Tuesday);
                break;
            case AnswerWay.None:
                file.PutOnNotice(answer.Id, City.Demo, Actor.House, Tuesday);
                break;
            default:
                file.ConfirmDelivered(answer.Id, City.Demo.Calendar.DayOf(Tuesday), answer.Way, City.Demo, Sqm, Tuesday);
                break;
        }
    }

    /// <summary>The code with which an act is refused; an act that is not refused fails the test.</summary>
    public static string Refusal(Action act) => Assert.Throws<RuleBrokenException>(act).Code;
}
