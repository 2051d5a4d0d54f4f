using Rueckkopplung.Cases.Deadlines;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

/// <summary>The clock of a case stops by rule, and only then; what was earned stays.</summary>
public sealed class PausingSpecs
{
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    [Fact]
    public void Waiting_for_a_third_party_moves_the_work_and_not_the_promise()
    {
        var file = InWork("schlagloch");
        var promise = file.PromisedBy;

        Stop(file, PauseReasons.ThirdParty, Tuesday.AddMinutes(1));
        file.StartClock(City.Demo, Worker, Wednesday.AddMinutes(1));

        Assert.Equal((City.At("2026-12-08 16:00"), promise), (file.Parts[0].DueAt, file.PromisedBy));
        Assert.Equal(PauseEnd.GoneOn, file.Pauses[0].EndedBy);
    }

    [Fact]
    public void While_the_clock_stands_the_work_cannot_become_overdue()
    {
        var file = InWork("schlagloch");
        var pause = Stop(file, PauseReasons.Weather, Tuesday);

        Assert.Equal(City.At("2026-12-15 16:00"), pause.Until);
        Assert.True(file.Parts[0].DueAt > pause.Until);
    }

    [Fact]
    public void A_question_stops_the_clock_and_a_reply_on_any_way_starts_it()
    {
        var file = InWork("schlagloch");
        file.Ask("Wo genau?", Friday, Worker, Tuesday);
        Assert.True(file.IsPaused);

        file.Reply("Am Eck.", Actor.Reporter, Friday.AddHours(-1));
        file.Redate(City.Demo);

        Assert.Equal((PauseEnd.Reply, Friday.AddHours(-1)), (file.Pauses[0].EndedBy, file.Pauses[0].EndedAt));
        Assert.Equal(City.At("2026-12-10 16:00"), file.Parts[0].DueAt);
    }

    [Fact]
    public void A_timer_that_comes_late_ends_the_pause_at_its_planned_end()
    {
        var file = InWork("schlagloch");
        var pause = Stop(file, PauseReasons.ThirdParty, Tuesday);

        Assert.False(file.EndPauseByTime(City.Demo, pause.Until.AddSeconds(-1)));
        Assert.True(file.EndPauseByTime(City.Demo, pause.Until.AddDays(3)));

        Assert.Equal((pause.Until, PauseEnd.MostReached), (pause.EndedAt, pause.EndedBy));
    }

    [Fact]
    public void The_season_forbids_the_cut_until_its_last_day()
    {
        var file = InWork("hecke-gehweg");
        var spring = City.At("2026-11-30 10:00");
        Assert.Equal("pause.season-lasts", Refusal(() => Stop(file, PauseReasons.Season, spring)));

        file.MoveDue(file.Parts[0].Id, new DateOnly(2027, 3, 12), "Winter", City.Demo, Sqm, spring);
        var pause = Stop(file, PauseReasons.Season, City.At("2027-03-08 10:00"));

        Assert.Equal(City.At("2027-10-01 00:00"), pause.Until);
        Assert.Equal(City.At("2027-10-07 16:00"), file.Parts[0].DueAt);
    }

    [Fact]
    public void Two_pauses_of_one_reason_share_the_time_the_profile_allows()
    {
        var file = InWork("schlagloch");
        Stop(file, PauseReasons.Weather, Tuesday, new DateOnly(2026, 12, 7));
        file.EndPauseByTime(City.Demo, City.At("2026-12-08 00:00"));

        var second = Stop(file, PauseReasons.Weather, City.At("2026-12-08 09:00"));

        Assert.Equal(City.At("2026-12-15 16:00"), second.Until);
    }

    [Theory]
    [InlineData("mood", "Weil.", null, "pause.reason-is-allowed")]
    [InlineData(PauseReasons.Reporter, "Weil.", null, "pause.reason-is-allowed")]
    [InlineData(PauseReasons.Season, "Weil.", null, "pause.reason-is-allowed")]
    [InlineData(PauseReasons.Weather, " ", null, "pause.has-reason")]
    [InlineData(PauseReasons.Weather, "Frost", "2026-11-23", "pause.ends-later")]
    [InlineData(PauseReasons.Weather, "Frost", "2026-12-16", "pause.ends-in-time")]
    public void A_pause_needs_a_rule_a_reason_and_an_end_in_time(string reason, string words, string? lastDay, string code)
    {
        var file = InWork("schlagloch");
        var day = lastDay is null ? (DateOnly?)null : DateOnly.ParseExact(lastDay, "yyyy-MM-dd", null);

        Assert.Equal(code, Refusal(() => file.StopClock(
            new PauseRequest(file.Parts[0].Id, reason, words, day), City.Demo, Worker, Tuesday)));
        Assert.Empty(file.Pauses);
    }

    [Fact]
    public void Overdue_work_and_work_that_stands_already_cannot_be_paused()
    {
        var file = InWork("schlagloch");
        Assert.Equal("pause.work-is-not-overdue", Refusal(() => Stop(file, PauseReasons.Weather, Tuesday.AddDays(60))));

        Stop(file, PauseReasons.Weather, Tuesday);

        Assert.Equal("pause.none-is-open", Refusal(() => Stop(file, PauseReasons.ThirdParty, Tuesday)));
    }

    [Fact]
    public void A_change_of_category_keeps_what_was_earned()
    {
        var file = InWork("schlagloch");
        Stop(file, PauseReasons.ThirdParty, Tuesday.AddMinutes(1));
        file.StartClock(City.Demo, Worker, Wednesday.AddMinutes(1));

        file.CorrectCategory("sperrmuell", City.Demo, Sqm, Wednesday.AddHours(1));

        Assert.Equal(City.At("2026-11-27 16:00"), file.Parts[0].DueAt);
    }

    [Fact]
    public void A_change_of_category_ends_a_pause_that_its_profile_does_not_know()
    {
        var file = InWork("hecke-gehweg");
        file.MoveDue(file.Parts[0].Id, new DateOnly(2027, 3, 12), "Winter", City.Demo, Sqm, Wednesday);
        Stop(file, PauseReasons.Season, City.At("2027-03-08 10:00"));

        file.CorrectCategory("schlagloch", City.Demo, Sqm, City.At("2027-03-09 10:00"));

        Assert.Equal(PauseEnd.RuleGone, file.Pauses[0].EndedBy);
    }

    [Fact]
    public void Urgency_and_another_unit_leave_the_ledger_as_it_is()
    {
        var file = InWork("schlagloch");
        Stop(file, PauseReasons.ThirdParty, Tuesday);
        file.ReturnToSqm(file.Parts[0].Id, "Falsch", Worker, Wednesday);
        var span = file.Ledger.Spans;

        file.ChangeUrgency(Rueckkopplung.Cases.Intake.Urgency.High, Sqm, Wednesday);
        file.Assign(new Assignment("36"), City.Demo, Sqm, Friday);

        Assert.Equal(span, file.Ledger.Spans);
        Assert.Equal([new PausedSpan(Tuesday, Wednesday)], span);
    }

    [Fact]
    public void Work_that_is_done_and_a_report_that_is_withdrawn_leave_no_pause_open()
    {
        var (done, withdrawn) = (InWork("schlagloch"), InWork("schlagloch"));
        Stop(done, PauseReasons.Weather, Tuesday);
        Stop(withdrawn, PauseReasons.Weather, Tuesday);

        done.RecordOutcome(done.Parts[0].Id, "Fertig", Worker, Wednesday);
        withdrawn.Withdraw(Actor.Reporter, Wednesday);

        Assert.All([done, withdrawn], file => Assert.Equal(PauseEnd.StepOver, Assert.Single(file.Pauses).EndedBy));
    }

    private static Pause Stop(CaseFile file, string reason, DateTimeOffset now, DateOnly? lastDay = null) =>
        file.StopClock(new PauseRequest(file.Parts[0].Id, reason, "Wir warten.", lastDay), City.Demo, Worker, now);
}
