using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class ReporterSpecs
{
    [Fact]
    public void While_a_reply_is_awaited_the_case_waits()
    {
        var file = Triaged();
        file.Ask("Wo genau steht es?", Friday, Sqm, Monday);
        Assert.Equal(CaseStatus.Waiting, file.Status);

        file.Reply(" Neben dem Kiosk. ", Actor.Reporter, Tuesday);
        Assert.Equal((CaseStatus.Triage, "Neben dem Kiosk.", Tuesday), (file.Status, file.Questions[0].Reply, file.Questions[0].RepliedAt));
    }

    [Fact]
    public void A_question_that_nobody_answers_ends()
    {
        var file = Triaged();
        file.Ask("Wo genau steht es?", Friday, Sqm, Monday);
        file.QuestionExpired(Actor.House, Friday);

        Assert.Equal((CaseStatus.Triage, Friday), (file.Status, file.Questions[0].ExpiredAt));
        Assert.Equal("question.is-open", Refusal(() => file.Reply("zu spät", Actor.Reporter, Friday)));
        Assert.Equal("question.is-open", Refusal(() => file.QuestionExpired(Actor.House, Friday)));
    }

    [Fact]
    public void There_is_one_question_at_a_time_with_words_and_an_end()
    {
        var file = Triaged();
        Assert.Equal("question.text-given", Refusal(() => file.Ask("", Friday, Sqm, Monday)));
        Assert.Equal("question.text-short-enough", Refusal(() => file.Ask(new('x', 8_001), Friday, Sqm, Monday)));
        Assert.Equal("question.ends-later", Refusal(() => file.Ask("Wo?", Monday, Sqm, Monday)));

        file.Ask("Wo?", Friday, Sqm, Monday);
        Assert.Equal("question.none-is-open", Refusal(() => file.Ask("Wann?", Friday, Sqm, Monday)));
        Assert.Equal("reply.text-given", Refusal(() => file.Reply(" ", Actor.Reporter, Tuesday)));
        Assert.Equal("reply.text-short-enough", Refusal(() => file.Reply(new('x', 4_001), Actor.Reporter, Tuesday)));
    }

    [Fact]
    public void Feedback_follows_the_answer_and_comes_within_fourteen_days()
    {
        var file = Answered();
        var until = City.At("2026-12-08 23:59").AddSeconds(59);

        Assert.Equal(until, file.FeedbackUntil(City.Demo));
        Assert.Equal("feedback.in-time", Refusal(() => file.ReceiveFeedback(true, null, City.Demo, Actor.Reporter, until.AddSeconds(1))));
        Assert.True(file.ReceiveFeedback(true, " Danke! ", City.Demo, Actor.Reporter, until).Satisfied);
        Assert.Equal("Danke!", file.Feedbacks[0].Text);
    }

    [Fact]
    public void The_same_judgement_sent_again_is_one_judgement_and_another_one_is_new()
    {
        var file = Answered();
        var first = file.ReceiveFeedback(true, "Danke!", City.Demo, Actor.Reporter, Tuesday);

        Assert.Same(first, file.ReceiveFeedback(true, " Danke! ", City.Demo, Actor.Reporter, Friday));
        Assert.NotSame(first, file.ReceiveFeedback(false, "Doch nicht.", City.Demo, Actor.Reporter, Friday));
        Assert.Equal([true, false], file.Feedbacks.Select(feedback => feedback.Satisfied));
    }

    [Fact]
    public void Before_the_answer_there_is_nothing_to_say_about_it()
    {
        Assert.Equal("feedback.follows-an-answer", Refusal(() => InWork().ReceiveFeedback(false, null, City.Demo, Actor.Reporter, Tuesday)));
        Assert.Null(InWork().FeedbackUntil(City.Demo));
        Assert.Equal(
            "feedback.text-short-enough",
            Refusal(() => Answered().ReceiveFeedback(false, new('x', 4_001), City.Demo, Actor.Reporter, Tuesday)));
    }

    [Fact]
    public void A_reporter_can_withdraw_once_and_still_gets_a_confirmation_before_it_closes()
    {
        var file = InWork();
        file.Withdraw(Actor.Reporter, Tuesday);
        Assert.Equal("case.is-not-withdrawn", Refusal(() => file.Withdraw(Actor.Reporter, Tuesday)));
        Assert.Equal("case.reporter-has-an-answer", Refusal(() => file.Close(City.Demo, Actor.House, Tuesday)));

        Give(file, file.Answer(Final() with { Text = "Sie haben Ihre Meldung zurückgezogen." }, City.Demo, Actor.House, Tuesday));
        file.Close(City.Demo, Actor.House, Tuesday);
        Assert.Equal(ClosedAs.Withdrawn, file.ClosedAs);
    }

    [Fact]
    public void Withdrawing_ends_an_open_question()
    {
        var file = Triaged();
        file.Ask("Wo?", Friday, Sqm, Monday);
        file.Withdraw(Actor.Reporter, Tuesday);

        Assert.Equal((null, CaseStatus.Triage), (file.OpenQuestion, file.Status));
    }

    [Fact]
    public void The_words_of_the_reporter_do_not_stand_in_the_history()
    {
        var file = Answered(Wanting(AnswerWay.Email) with { Text = "Frau Yılmaz braucht Hilfe" });
        file.ReceiveFeedback(false, "Frau Yılmaz wartet noch", City.Demo, Actor.Reporter, Friday);

        Assert.DoesNotContain(file.Events, happened => $"{happened}".Contains("Yılmaz", StringComparison.Ordinal));
    }
}
