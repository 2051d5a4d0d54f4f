using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

public sealed class StagesSpecs
{
    private static readonly DeadlineProfile Muell = City.Demo.FindProfile("muell")!;

    // Assigned on Wed 9 December 2026 at 10:00, three working days: due on Mon 14 December, 16:00. Service time between them:
    // Wed 6 h, Thu 8 h, Fri 8 h, Mon 8 h = 30 h; 70 % = 21 h: Wed 6 + Thu 8 + Fri 7 → Fri 15:00. After the due day the working
    // days are Tue 15, Wed 16, Thu 17, Fri 18, Mon 21, Tue 22, Wed 23, (24, 25 free) Mon 28, Tue 29, Wed 30, (31, 1 free)
    // Mon 4 January.
    [Fact]
    public void The_worked_example_comes_out_as_counted_by_hand()
    {
        var start = City.At("2026-12-09 10:00");
        var due = City.Demo.Due(ProfileSteps.Outcome, "sperrmuell", start).Instant;

        Assert.Equal(City.At("2026-12-14 16:00"), due);
        Assert.Equal(
            [
                ("R1", City.At("2026-12-11 15:00")),
                ("R2", City.At("2026-12-14 08:00")),
                ("E1", City.At("2026-12-17 08:00")),
                ("E2", City.At("2026-12-22 08:00")),
                ("E3", City.At("2027-01-04 08:00")),
            ],
            Stages.For(Muell, ProfileSteps.Outcome, start, due, City.Demo.Calendar).Select(stage => (stage.Code, stage.At)));
    }

    [Fact]
    public void A_stage_that_would_not_lie_after_the_one_before_is_left_out()
    {
        var start = City.At("2026-11-23 09:00");
        var due = City.Demo.Due(ProfileSteps.Triage, null, start).Instant;
        var stages = Stages.For(Muell, ProfileSteps.Triage, start, due, City.Demo.Calendar);

        // 15 h of service, 70 % = 10.5 h: Tuesday 11:30, after the start of service on the due day
        Assert.Equal(["R1", "E1", "E2", "E3"], stages.Select(stage => stage.Code));
        Assert.Equal(City.At("2026-11-24 11:30"), stages[0].At);
        Assert.Equal(City.At("2026-11-27 08:00"), stages[1].At);
    }

    [Fact]
    public void A_stage_that_would_lie_before_the_task_began_is_left_out()
    {
        var start = City.At("2026-11-23 15:00");
        var emergency = City.Demo.FindProfile("notfall")!;
        var due = City.Demo.Due(ProfileSteps.Triage, "notfall", start).Instant;
        var stages = Stages.For(emergency, ProfileSteps.Triage, start, due, City.Demo.Calendar);

        Assert.Equal(City.At("2026-11-23 16:00"), due);
        Assert.Equal(["E1", "E2", "E3"], stages.Select(stage => stage.Code));
    }

    [Fact]
    public void A_question_is_only_reminded_and_to_the_reporter()
    {
        var start = City.At("2026-11-23 09:00");
        var due = City.Demo.Due(ProfileSteps.AskBack, "sperrmuell", start).Instant;
        var stages = Stages.For(Muell, ProfileSteps.AskBack, start, due, City.Demo.Calendar);

        Assert.Equal(["R1", "R2"], stages.Select(stage => stage.Code));
        Assert.All(stages, stage => Assert.Equal([StageTarget.Reporter], stage.To));
    }

    [Theory]
    [InlineData("muell", "feedback")]
    [InlineData("muell", "reopen")]
    [InlineData("lob", "outcome")]
    [InlineData("lob", "triage")]
    public void Praise_feedback_and_reopening_remind_nobody(string profile, string step)
    {
        var start = City.At("2026-11-23 09:00");
        var due = City.At("2026-12-07 16:00");

        Assert.Empty(Stages.For(City.Demo.FindProfile(profile)!, step, start, due, City.Demo.Calendar));
    }

    [Fact]
    public void Without_service_time_between_start_and_due_there_is_no_share_of_it()
    {
        var start = City.At("2026-11-20 17:00");
        var stages = Stages.For(Muell, ProfileSteps.Outcome, start, City.At("2026-11-22 12:00"), City.Demo.Calendar);

        Assert.Equal(["E1", "E2", "E3"], stages.Select(stage => stage.Code));
    }

    [Fact]
    public void Stages_of_a_unit_follow_its_own_hours()
    {
        var settings = City.Data.Calendar;
        var early = ServiceHours.Weekdays(new(6, 0), new(12, 0), "KBK-A");
        var city = new CityDirectory(City.Data with { Calendar = settings with { ServiceHours = [.. settings.ServiceHours, early] } });
        var start = City.At("2026-11-23 09:00");
        var due = city.Due(ProfileSteps.Outcome, "sperrmuell", start, "KBK-A").Instant;

        Assert.Equal(City.At("2026-11-26 12:00"), due);
        Assert.Contains(
            Stages.For(Muell, ProfileSteps.Outcome, start, due, city.CalendarOf("KBK-A")),
            stage => stage.Code == "R2" && stage.At == City.At("2026-11-26 06:00"));
    }
}
