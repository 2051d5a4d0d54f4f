using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class TriageSpecs
{
    [Fact]
    public void Looking_at_a_case_takes_it_up_once()
    {
        var file = Received();
        file.TakeUp(Sqm, Monday);
        file.TakeUp(Sqm, Tuesday);

        Assert.Equal((CaseStatus.Triage, Monday), (file.Status, file.TakenUpAt));
        Assert.Equal(1, file.Events.Count(happened => happened.Code == CaseEvents.TakenUp));
    }

    [Fact]
    public void Triage_says_in_the_history_what_was_decided_and_what_was_there_before()
    {
        var file = Received();
        file.TakeEvents();
        file.Triage(new TriageDecision(ConcernKind.Mangel, "sperrmuell", Urgency.High), City.Demo, Sqm, Monday);

        Assert.Contains(new CaseEvent(CaseEvents.KindDecided, Sqm, Monday, null, "Mangel"), file.Events);
        Assert.Contains(new CaseEvent(CaseEvents.CategoryDecided, Sqm, Monday, null, "sperrmuell"), file.Events);
        Assert.Contains(new CaseEvent(CaseEvents.UrgencyDecided, Sqm, Monday, "normal", "high"), file.Events);
        Assert.Contains(new CaseEvent(CaseEvents.Routed, Sqm, Monday, "SQM", "KBK-A"), file.Events);
    }

    [Fact]
    public void An_earlier_promise_needs_no_telling_and_is_not_counted()
    {
        var file = Received();
        var change = file.Triage(new TriageDecision(ConcernKind.Bedarf, "kinderschutz", Urgency.High), City.Demo, Sqm, Monday);

        Assert.Equal((City.At("2026-11-25 16:00"), false), (change.After, change.LaterThanTold));
        Assert.Equal((0, City.At("2026-11-30 16:00")), (file.PromiseMoves, file.ToldPromise));
        CaseRules.LaterPromiseIsTold(file);
    }

    [Fact]
    public void Back_to_the_date_that_was_told_needs_no_telling_either()
    {
        var file = Triaged("kinderschutz");
        var change = file.CorrectCategory("senioren", City.Demo, Sqm, Tuesday);

        Assert.Equal((City.At("2026-11-30 16:00"), false), (change.After, change.LaterThanTold));
        Assert.Equal(0, file.PromiseMoves);
    }

    [Fact]
    public void A_later_promise_must_be_told_with_the_reason_and_is_counted()
    {
        var file = Triaged();
        var change = file.MovePromise(City.At("2026-12-14 16:00"), "Das Ersatzteil fehlt.", Worker, Tuesday);

        Assert.Equal((true, "Das Ersatzteil fehlt.", 1), (change.LaterThanTold, change.Reason, file.PromiseMoves));
        Assert.Equal("case.later-promise-is-told", Refusal(() => CaseRules.LaterPromiseIsTold(file)));

        file.TellPromise(Actor.House, Tuesday);
        CaseRules.LaterPromiseIsTold(file);
        Assert.Equal(file.PromisedBy, file.ToldPromise);
    }

    [Fact]
    public void A_category_with_a_later_promise_moves_it_and_gives_the_reason()
    {
        var profiles = City.Data.Profiles.Select(profile => profile.Code == "idee" ? Slow(profile) : profile).ToList();
        var city = new CityDirectory(City.Data with { Profiles = profiles });
        var file = Received();
        var change = file.Triage(new TriageDecision(ConcernKind.Bedarf, "idee", Urgency.Low), city, Sqm, Monday);

        Assert.Equal((City.At("2026-12-07 16:00"), true, 1), (change.After, change.LaterThanTold, file.PromiseMoves));
        Assert.Equal("Für „Lob und Ideen/Idee“ brauchen wir länger.", change.Reason);
    }

    [Fact]
    public void A_promise_lies_ahead_and_has_a_reason()
    {
        var file = Triaged();

        Assert.Equal("promise.lies-ahead", Refusal(() => file.MovePromise(Monday, "Grund", Worker, Tuesday)));
        Assert.Equal("promise.has-reason", Refusal(() => file.MovePromise(Friday, " ", Worker, Tuesday)));
    }

    [Fact]
    public void Changing_the_kind_asks_the_table_again()
    {
        var file = Triaged("bordstein");

        Assert.True(file.ChangeKind(ConcernKind.Bedarf, City.Demo, Sqm, Tuesday));
        Assert.False(file.ChangeKind(ConcernKind.Bedarf, City.Demo, Sqm, Tuesday));
        Assert.Equal(("61", 67), (file.ProposedUnit, file.RoutingRuleNo));
    }

    [Fact]
    public void Correcting_the_place_finds_the_Quartier_and_keeps_its_words_out_of_the_history()
    {
        var file = Triaged("wilder-muell");
        file.CorrectPlace(new Place("bei Frau Yılmaz, 3. OG", null, null, "Q12", null, null), City.Demo, Sqm, Tuesday);

        Assert.Equal(("Q12", "WG"), (file.Place.QuartierCode, file.ProposedUnit));
        Assert.DoesNotContain(file.Events, happened => $"{happened}".Contains("Yılmaz", StringComparison.Ordinal));
    }

    [Fact]
    public void Correcting_the_Quartier_keeps_the_words_of_the_place()
    {
        var file = Triaged("hundekot");
        file.CorrectQuartier("Q04", City.Demo, Sqm, Tuesday);

        Assert.Equal(("Lindenweg", "Q04", "32"), (file.Place.Text, file.Place.QuartierCode, file.ProposedUnit));
        Assert.Equal("quartier.exists", Refusal(() => file.CorrectQuartier("Q13", City.Demo, Sqm, Tuesday)));
    }

    [Fact]
    public void Correcting_the_category_moves_the_date_of_the_work_but_not_one_that_was_postponed()
    {
        var file = InWork();
        var before = file.Parts[0].DueAt;
        file.CorrectCategory("gruenpflege", City.Demo, Sqm, Tuesday);

        Assert.Equal((City.At("2026-11-26 16:00"), City.At("2026-12-21 16:00")), (before, file.Parts[0].DueAt));

        file.Postpone(file.Parts[0].Id, new DateOnly(2027, 1, 15), "Frost", false, City.Demo, Worker, Tuesday);
        file.CorrectCategory("sperrmuell", City.Demo, Sqm, Tuesday);
        Assert.Equal(City.At("2027-01-15 16:00"), file.Parts[0].DueAt);
    }

    [Fact]
    public void A_category_that_does_not_exist_is_refused_and_nothing_has_changed()
    {
        var file = Received();
        var revision = file.Revision;

        Assert.Equal(
            "category.exists",
            Refusal(() => file.Triage(new TriageDecision(ConcernKind.Mangel, "ufo", Urgency.High), City.Demo, Sqm, Monday)));
        Assert.Equal((revision, null, CaseStatus.Received), (file.Revision, file.Kind, file.Status));
    }

    [Fact]
    public void A_note_raises_no_revision_and_tells_nothing_in_the_history()
    {
        var file = Triaged();
        var revision = file.Revision;
        file.AddNote("Herr M. hat angerufen.", Sqm, Tuesday);

        Assert.Equal((revision, "Herr M. hat angerufen."), (file.Revision, file.Notes[0].Text));
        Assert.Equal(new CaseEvent(CaseEvents.NoteAdded, Sqm, Tuesday), file.Events[^1]);
        Assert.Equal("note.text-given", Refusal(() => file.AddNote(" ", Sqm, Tuesday)));
    }

    private static Cases.Deadlines.DeadlineProfile Slow(Cases.Deadlines.DeadlineProfile profile) => new()
    {
        Code = profile.Code,
        Name = profile.Name,
        Steps = [.. profile.Steps.Select(step => step.Code == "firstAnswer" ? step with { Days = 10 } : step)],
    };
}
