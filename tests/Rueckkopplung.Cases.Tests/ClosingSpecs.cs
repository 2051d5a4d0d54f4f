using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class ClosingSpecs
{
    [Fact]
    public void A_case_without_an_answer_cannot_be_closed()
    {
        CaseFile[] files = [Received(), Triaged(), Offered(), InWork(), Done()];

        Assert.All(files, file => Assert.Equal("case.reporter-has-an-answer", Refusal(() => file.Close(City.Demo, Sqm, Friday))));
        Assert.All(files, file => Assert.Null(file.ClosedAt));
    }

    [Fact]
    public void A_case_with_an_answer_closes_once()
    {
        var file = Closed();

        Assert.Equal((CaseStatus.Closed, Friday, ClosedAs.Done), (file.Status, file.ClosedAt, file.ClosedAs));
        Assert.Equal("case.is-open", Refusal(() => file.Close(City.Demo, Sqm, Friday)));
    }

    [Theory]
    [InlineData(AnswerKind.Refusal, ClosedAs.NotResponsible)]
    [InlineData(AnswerKind.Duplicate, ClosedAs.Duplicate)]
    [InlineData(AnswerKind.SelfDone, ClosedAs.SelfDone)]
    [InlineData(AnswerKind.Final, ClosedAs.Done)]
    public void What_it_came_to_follows_from_the_answer(AnswerKind kind, ClosedAs outcome)
    {
        var file = Triaged();
        Give(file, file.Answer(new AnswerDraft(kind, "So ist es.", Addressee: "Duisburg"), City.Demo, Sqm, Monday));
        file.Close(City.Demo, Actor.House, Friday);

        Assert.Equal(outcome, file.ClosedAs);
    }

    [Fact]
    public void In_a_closed_category_without_contact_the_acceptance_is_enough_to_close()
    {
        var file = InWork("gewaltschutz", Wanting(AnswerWay.None));
        file.Close(City.Demo, Worker, Friday);

        Assert.Equal((CaseStatus.Closed, Friday), (file.Status, file.AnsweredAt));
    }

    [Fact]
    public void Only_SQM_closes_without_an_answer_and_only_as_abuse()
    {
        Assert.Equal("abuse.decided-by-sqm", Refusal(() => Triaged().CloseAsAbuse(Worker, Tuesday)));
        Assert.Equal("abuse.decided-by-sqm", Refusal(() => Triaged().CloseAsAbuse(Actor.House, Tuesday)));

        var file = Triaged();
        file.CloseAsAbuse(Sqm, Tuesday);
        Assert.Equal((ClosedAs.Abuse, null, CaseEvents.ClosedAsAbuse), (file.ClosedAs, file.AnsweredAt, file.Events[^1].Code));
    }

    [Fact]
    public void A_closed_case_takes_no_more_decisions()
    {
        var file = Closed();
        var part = file.Parts[0].Id;
        Action[] verbs =
        [
            () => file.TakeUp(Sqm, Friday),
            () => file.Triage(new TriageDecision(ConcernKind.Mangel, "laerm", Urgency.Low), City.Demo, Sqm, Friday),
            () => file.ChangeKind(ConcernKind.Bedarf, City.Demo, Sqm, Friday),
            () => file.CorrectCategory("laerm", City.Demo, Sqm, Friday),
            () => file.CorrectPlace(Place.Unknown, City.Demo, Sqm, Friday),
            () => file.CorrectQuartier("Q02", City.Demo, Sqm, Friday),
            () => file.ChangeUrgency(Urgency.Low, Sqm, Friday),
            () => file.MovePromise(Friday.AddDays(1), "Grund", Sqm, Friday),
            () => file.Assign(new Assignment("36"), City.Demo, Sqm, Friday),
            () => file.Accept(part, Worker, Friday),
            () => file.Refuse(part, "nein", "36", City.Demo, Worker, Friday),
            () => file.ReturnToSqm(part, "nein", Worker, Friday),
            () => file.RecordOutcome(part, "fertig", Worker, Friday),
            () => file.Postpone(part, new DateOnly(2027, 1, 4), "Wetter", true, City.Demo, Worker, Friday),
            () => file.Answer(Final(), City.Demo, Worker, Friday),
            () => file.Ask("Wo?", Friday.AddDays(1), Sqm, Friday),
            () => file.Withdraw(Actor.Reporter, Friday),
            () => file.MarkDuplicateOf(Open(Sofa, 43), Sqm, Friday),
            () => file.CloseAsAbuse(Sqm, Friday),
        ];

        Assert.All(verbs, verb => Assert.Equal("case.is-open", Refusal(verb)));
    }

    [Fact]
    public void A_duplicate_names_a_case_that_is_none_itself()
    {
        var (file, original) = (Triaged(), Open(Sofa, 43));
        Assert.Equal("duplicate.is-another-case", Refusal(() => file.MarkDuplicateOf(file, Sqm, Monday)));

        file.MarkDuplicateOf(original, Sqm, Monday);
        Assert.Equal((original.Id, "2026-00043-29"), (file.DuplicateOf, file.Events[^1].After));
        Assert.Equal("duplicate.original-is-no-duplicate", Refusal(() => original.MarkDuplicateOf(file, Sqm, Monday)));
    }

    [Fact]
    public void Reopening_begins_a_new_round_with_a_new_promise_that_is_to_be_told()
    {
        var file = Closed();
        var now = City.At("2026-12-01 10:00");
        var change = file.Reopen(City.Demo, Sqm, now);

        Assert.Equal((CaseStatus.Received, 2, null, null), (file.Status, file.Round, file.ClosedAt, file.AnsweredAt));
        Assert.Equal((City.At("2026-12-08 16:00"), true), (change.After, change.LaterThanTold));
        Assert.Equal("case.later-promise-is-told", Refusal(() => CaseRules.LaterPromiseIsTold(file)));
    }

    [Fact]
    public void The_answer_of_an_earlier_round_does_not_close_a_later_one()
    {
        var file = Closed();
        file.Reopen(City.Demo, Sqm, Friday);

        Assert.Equal("case.reporter-has-an-answer", Refusal(() => file.Close(City.Demo, Sqm, Friday)));
        Assert.Equal("part.is-open", Refusal(() => file.Accept(file.Parts[0].Id, Worker, Friday)));
        file.Assign(new Assignment("36"), City.Demo, Sqm, Friday);
        Assert.Equal((2, CaseStatus.Offered), (file.Parts.Count, file.Status));
    }

    [Fact]
    public void Not_satisfied_in_the_window_reopens_a_case_that_is_not_closed_yet()
    {
        var file = Answered();
        file.ReceiveFeedback(satisfied: false, "Es steht noch da.", City.Demo, Actor.Reporter, Friday);
        file.Reopen(City.Demo, Actor.House, Friday);

        Assert.Equal((CaseStatus.Received, 2), (file.Status, file.Round));
    }

    [Fact]
    public void A_case_reopens_until_ninety_days_after_closing()
    {
        var lastMoment = City.At("2027-02-25 23:59");

        Assert.Equal("case.reopens-in-time", Refusal(() => Closed().Reopen(City.Demo, Sqm, lastMoment.AddMinutes(1))));
        Assert.True(Closed().Reopen(City.Demo, Sqm, lastMoment).LaterThanTold);
        Assert.Equal("case.has-ended", Refusal(() => InWork().Reopen(City.Demo, Sqm, Friday)));
    }

    [Fact]
    public void Closing_ends_an_open_question()
    {
        var file = Triaged();
        file.Ask("Wo?", Friday, Sqm, Monday);
        file.CloseAsAbuse(Sqm, Tuesday);

        Assert.Equal((CaseStatus.Closed, null), (file.Status, file.OpenQuestion));
    }
}
