using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

/// <summary>Cases to which anything is done in any order: whatever is allowed leaves them sound. The seeds are fixed.</summary>
public sealed class RandomLivesSpecs
{
    private static readonly string[] Categories = ["sperrmuell", "kinderschutz", "beleuchtung", "idee", "gewaltschutz"];
    private static readonly AnswerWay[] Ways = Enum.GetValues<AnswerWay>();

    [Fact]
    public void Whatever_happens_to_a_case_it_stays_sound()
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var reached = new HashSet<CaseStatus>();
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var file = Received(Wanting(Pick(random, Ways)));
            for (var (step, now) = (0, Monday); step < 25; step++, now = now.AddHours(random.Next(1, 60)))
            {
                Live(file, random, now, refused);
                AssertSound(file, seed);
                reached.Add(file.Status);
            }
        }

        Assert.Equal(Enum.GetValues<CaseStatus>().Length, reached.Count);
        Assert.Subset(RuleCodes.All.ToHashSet(), refused);
        Assert.True(refused.Count > 15, string.Join(' ', refused));
    }

    private static void Live(CaseFile file, Random random, DateTimeOffset now, HashSet<string> refused)
    {
        var before = (file.Revision, file.Status, file.Events.Count, file.PromisedBy, file.Place, file.CategoryCode, file.Round);
        try
        {
            Verbs(file, random, now)[random.Next(21)]();
        }
        catch (RuleBrokenException refusal)
        {
            refused.Add(refusal.Code);
            Assert.Equal(
                before,
                (file.Revision, file.Status, file.Events.Count, file.PromisedBy, file.Place, file.CategoryCode, file.Round));
        }
    }

    private static void AssertSound(CaseFile file, int seed)
    {
        Assert.True(CaseStatuses.Derive(file) == file.Status, $"status of seed {seed}");
        Assert.True(file.ClosedAt is null || file.ClosedAs == ClosedAs.Abuse || file.HasAnswer(City.Demo) || file.Answers.Any(Failed), $"seed {seed}");
        Assert.True(file.ClosedAt is null == file.ClosedAs is null, $"outcome of seed {seed}");
        Assert.True(file.AnsweredAt is null || file.ClosedAt is not null || file.HasAnswer(City.Demo), $"answer of seed {seed}");
        Assert.True(file.Parts.All(part => part.Refusals.Count <= 3), $"refusals of seed {seed}");
        Assert.True(file.Parts.All(part => part.UnitCode is not null || part.AcceptedAt is null), $"parts of seed {seed}");
        Assert.True(file.Questions.Count(question => question.IsOpen) <= 1, $"questions of seed {seed}");
        Assert.True(file.Pauses.Where(pause => pause.IsOpen).GroupBy(pause => pause.Reason == PauseReasons.Reporter).All(kind => kind.Count() == 1) && (file.ClosedAt is null || !file.IsPaused), $"pauses of seed {seed}");
        Assert.True(file.Pauses.All(pause => pause.StoppedAt <= (pause.EndedAt ?? pause.Until) && (pause.EndedAt ?? pause.Until) <= pause.Until), $"ledger of seed {seed}");
        Assert.True(!file.IsClosedCategory(City.Demo) || file.ClosedAt is null || file.Round > 1 || !WasPosted(file), $"posted in seed {seed}");
    }

    private static bool Failed(Answer answer) => answer.FailedAt is not null;

    // a notice that was posted before the category became a closed one is taken down by people
    private static bool WasPosted(CaseFile file) =>
        file.Events.LastOrDefault(happened => happened.Code == CaseEvents.AnswerPosted)?.At
        > file.Events.LastOrDefault(happened => happened.Code == CaseEvents.CategoryDecided)?.At;

    private static Action[] Verbs(CaseFile file, Random random, DateTimeOffset now)
    {
        var part = file.Parts.Count == 0 ? Guid.Empty : Pick(random, file.Parts).Id;
        var answer = file.Answers.Count == 0 ? Guid.Empty : Pick(random, file.Answers).Id;
        var category = Pick(random, Categories);
        var kind = Pick(random, Enum.GetValues<AnswerKind>());
        return
        [
            () => file.TakeUp(Sqm, now),
            () => file.Triage(new TriageDecision(ConcernKind.Mangel, category, Urgency.High), City.Demo, Sqm, now),
            () => file.CorrectCategory(category, City.Demo, Sqm, now),
            () => file.Assign(new Assignment(Pick(random, ["KBK-A", "36", "SWK", "99"])), City.Demo, Sqm, now),
            () => file.Accept(part, Worker, now),
            () => file.Refuse(part, "nein", Pick(random, ["50", "36"]), City.Demo, Worker, now),
            () => file.ReturnToSqm(part, "zurück", Worker, now),
            () => file.RecordOutcome(part, "fertig", Worker, now),
            () => file.Answer(new AnswerDraft(kind, "So ist es.", Addressee: "Duisburg"), City.Demo, Worker, now),
            () => file.MarkGiven(answer, Guid.Empty, Actor.House, now),
            () => file.PutOnNotice(answer, City.Demo, Actor.House, now),
            () => file.ConfirmDelivered(answer, City.Demo.Calendar.DayOf(now), Pick(random, Ways), City.Demo, Sqm, now),
            () => file.MarkUndeliverable(answer, Actor.House, now),
            () => file.Ask("Wo?", now.AddDays(5), Sqm, now),
            () => file.Reply("Dort.", Actor.Reporter, now),
            () => file.Close(City.Demo, Actor.House, now),
            () => file.Reopen(City.Demo, Sqm, now),
            () => file.StopClock(new PauseRequest(part, Pick(random, Reasons), "Wir warten."), City.Demo, Worker, now),
            () => file.StartClock(City.Demo, Worker, now),
            () => file.EndPauseByTime(City.Demo, now),
            () => file.ReceiveFeedback(random.Next(2) == 0, null, City.Demo, Actor.Reporter, now),
        ];
    }

    private static readonly string[] Reasons = [PauseReasons.ThirdParty, PauseReasons.Weather, PauseReasons.Season];

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
