using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class AnswersSpecs
{
    private static readonly DateOnly TuesdayDay = City.Demo.Calendar.DayOf(Tuesday);

    [Fact]
    public void A_mail_counts_when_its_message_is_in_the_outbox()
    {
        var file = Done();
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);
        Assert.Equal((CaseStatus.InWork, null), (file.Status, file.AnsweredAt));

        file.MarkGiven(answer.Id, new Guid(7, 0, 0, new byte[8]), Actor.House, Tuesday);
        Assert.Equal((CaseStatus.Answered, Tuesday), (file.Status, file.AnsweredAt));
        Assert.Equal(new Guid(7, 0, 0, new byte[8]), answer.MessageId);
    }

    [Theory]
    [InlineData(AnswerWay.Phone)]
    [InlineData(AnswerWay.InPerson)]
    [InlineData(AnswerWay.Notice)]
    public void What_a_person_brings_counts_when_it_was_brought(AnswerWay way)
    {
        var file = Done(report: Wanting(way));
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);
        Assert.Equal("answer.goes-by-mail", Refusal(() => file.MarkGiven(answer.Id, Guid.Empty, Actor.House, Tuesday)));
        Assert.False(file.HasAnswer(City.Demo));

        file.ConfirmDelivered(answer.Id, TuesdayDay, way, City.Demo, Sqm, Tuesday);
        Assert.Equal((CaseStatus.Answered, way, TuesdayDay), (file.Status, answer.DeliveredHow, answer.DeliveredOn));
    }

    [Fact]
    public void Without_contact_the_notice_list_is_the_way()
    {
        var file = Done(report: Wanting(AnswerWay.None));
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);
        file.PutOnNotice(answer.Id, City.Demo, Actor.House, Tuesday);

        Assert.Equal((CaseStatus.Answered, Tuesday), (file.Status, answer.OnNoticeSince));
    }

    [Fact]
    public void An_answer_with_contact_is_not_put_on_the_notice_list()
    {
        var file = Done();
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);

        Assert.Equal("answer.has-no-contact", Refusal(() => file.PutOnNotice(answer.Id, City.Demo, Actor.House, Tuesday)));
    }

    [Theory]
    [InlineData(AnswerWay.Notice)]
    [InlineData(AnswerWay.None)]
    public void In_a_closed_category_nothing_is_ever_posted(AnswerWay way)
    {
        var file = Done("kinderschutz", Wanting(way));
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday);

        Assert.Equal("answer.closed-category-is-not-posted", Refusal(() => file.Answer(Final(AnswerWay.Notice), City.Demo, Worker, Tuesday)));
        Assert.Equal(
            "answer.closed-category-is-not-posted",
            Refusal(() => file.ConfirmDelivered(answer.Id, TuesdayDay, AnswerWay.Notice, City.Demo, Sqm, Tuesday)));
        if (way == AnswerWay.None)
            Assert.Equal("answer.closed-category-is-not-posted", Refusal(() => file.PutOnNotice(answer.Id, City.Demo, Sqm, Tuesday)));
    }

    [Theory]
    [InlineData(AnswerWay.Notice, true)]
    [InlineData(AnswerWay.None, true)]
    [InlineData(AnswerWay.Phone, false)]
    [InlineData(AnswerWay.Email, false)]
    public void In_a_closed_category_without_contact_the_accepting_unit_makes_the_words_at_reporting_the_answer(
        AnswerWay way, bool answered)
    {
        var offered = Offered("kinderschutz", Wanting(way));
        Assert.Equal("case.reporter-has-an-answer", Refusal(() => offered.Close(City.Demo, Actor.House, Tuesday)));

        Assert.Equal(answered, InWork("kinderschutz", Wanting(way)).HasAnswer(City.Demo));
        Assert.False(InWork(report: Wanting(way)).HasAnswer(City.Demo));
    }

    [Fact]
    public void A_mail_that_finally_failed_takes_the_answer_back_until_somebody_brings_it()
    {
        var file = Answered();
        var answer = file.Answers[0];
        file.MarkUndeliverable(answer.Id, Actor.House, Friday);
        Assert.Equal((CaseStatus.InWork, false), (file.Status, file.HasAnswer(City.Demo)));
        Assert.Equal("case.reporter-has-an-answer", Refusal(() => file.Close(City.Demo, Actor.House, Friday)));

        file.ConfirmDelivered(answer.Id, City.Demo.Calendar.DayOf(Friday), AnswerWay.Phone, City.Demo, Sqm, Friday);
        Assert.Equal((CaseStatus.Answered, Friday, null), (file.Status, file.AnsweredAt, answer.FailedAt));
    }

    [Fact]
    public void A_mail_that_fails_after_closing_leaves_the_case_closed_and_says_so()
    {
        var file = Closed();
        file.MarkUndeliverable(file.Answers[0].Id, Actor.House, Friday);

        Assert.Equal((CaseStatus.Closed, Tuesday, Friday), (file.Status, file.AnsweredAt, file.Answers[0].FailedAt));
        Assert.Equal(CaseEvents.AnswerUndeliverable, file.Events[^1].Code);
    }

    [Fact]
    public void A_Zwischenbescheid_is_no_answer()
    {
        var file = InWork();
        var answer = file.Answer(new AnswerDraft(AnswerKind.Interim, "Es dauert bis Montag."), City.Demo, Worker, Tuesday);
        file.MarkGiven(answer.Id, Guid.Empty, Actor.House, Tuesday);

        Assert.Equal((CaseStatus.InWork, null), (file.Status, file.AnsweredAt));
        Assert.Equal("case.reporter-has-an-answer", Refusal(() => file.Close(City.Demo, Actor.House, Tuesday)));
    }

    [Fact]
    public void The_final_answer_waits_for_every_part()
    {
        var file = Done();
        file.Assign(new Assignment("36"), City.Demo, Sqm, Tuesday);

        Assert.Equal("answer.every-part-has-an-outcome", Refusal(() => file.Answer(Final(), City.Demo, Worker, Tuesday)));
        file.Refuse(file.Parts[1].Id, "nicht unser", "50", City.Demo, Worker, Tuesday);
        Assert.Equal(AnswerKind.Final, file.Answer(Final(), City.Demo, Sqm, Tuesday).Kind);
    }

    [Fact]
    public void An_answer_has_words_and_not_too_many()
    {
        var file = Done();

        Assert.Equal("answer.text-given", Refusal(() => file.Answer(Final() with { Text = " " }, City.Demo, Worker, Tuesday)));
        Assert.Equal("answer.text-short-enough", Refusal(() => file.Answer(Final() with { Text = new('x', 8_001) }, City.Demo, Worker, Tuesday)));
    }

    [Fact]
    public void Nicht_zustaendig_names_who_is()
    {
        var file = Triaged("ausserhalb");
        var draft = new AnswerDraft(AnswerKind.Refusal, "Dafür ist das Ordnungsamt Duisburg zuständig.");

        Assert.Equal("refusal.has-addressee", Refusal(() => file.Answer(draft, City.Demo, Sqm, Monday)));
        Assert.Equal("Stadt Duisburg", file.Answer(draft with { Addressee = "Stadt Duisburg" }, City.Demo, Sqm, Monday).Addressee);
    }

    [Fact]
    public void A_delivery_lies_between_the_writing_and_today()
    {
        var file = Done(report: Wanting(AnswerWay.Phone));
        var answer = file.Answer(Final(), City.Demo, Worker, Tuesday).Id;
        void Bring(DateOnly on, AnswerWay how = AnswerWay.Phone) => file.ConfirmDelivered(answer, on, how, City.Demo, Sqm, Friday);

        Assert.Equal("delivery.day-is-possible", Refusal(() => Bring(TuesdayDay.AddDays(-1))));
        Assert.Equal("delivery.day-is-possible", Refusal(() => Bring(TuesdayDay.AddDays(4))));
        Assert.Equal("delivery.names-a-way", Refusal(() => Bring(TuesdayDay, AnswerWay.None)));
        Bring(TuesdayDay.AddDays(1));
        Assert.Equal(CaseStatus.Answered, file.Status);
    }

    [Fact]
    public void The_language_and_the_way_are_the_reporters_unless_said_otherwise()
    {
        var file = Done(report: Wanting(AnswerWay.Phone) with { Language = "tr" });
        var own = file.Answer(Final(), City.Demo, Worker, Tuesday);
        var other = file.Answer(Final(AnswerWay.InPerson) with { Language = "de" }, City.Demo, Worker, Tuesday);

        Assert.Equal((AnswerWay.Phone, "tr"), (own.Way, own.Language));
        Assert.Equal((AnswerWay.InPerson, "de"), (other.Way, other.Language));
        Assert.Equal("answer.exists", Refusal(() => file.MarkGiven(Guid.Empty, Guid.Empty, Actor.House, Tuesday)));
    }

    [Fact]
    public void The_words_of_an_answer_do_not_stand_in_the_history() =>
        Assert.DoesNotContain(Answered().Events, happened => $"{happened}".Contains("abgeholt", StringComparison.Ordinal));
}
