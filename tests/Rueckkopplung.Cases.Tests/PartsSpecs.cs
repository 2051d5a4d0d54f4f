using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class PartsSpecs
{
    [Fact]
    public void Assigning_offers_the_part_and_counts_the_work_from_then_on()
    {
        var file = Offered();
        var part = Assert.Single(file.Parts);

        Assert.Equal((CaseStatus.Offered, "KBK-A", Monday), (file.Status, part.UnitCode, part.AssignedAt));
        Assert.Equal(City.At("2026-11-26 16:00"), part.DueAt);
        Assert.Equal(file.RoutingReason, part.AssignmentReason);
    }

    [Fact]
    public void Praise_is_due_from_its_receipt_on() =>
        Assert.Equal(City.At("2026-11-30 16:00"), Offered("lob").Parts[0].DueAt);

    [Fact]
    public void A_unit_that_does_not_exist_gets_nothing() =>
        Assert.Equal("unit.exists", Refusal(() => Triaged().Assign(new Assignment("99"), City.Demo, Sqm, Monday)));

    [Fact]
    public void An_external_unit_comes_with_its_carer()
    {
        var part = Offered("beleuchtung").Parts[0];

        Assert.Equal(("SWK", "KBK-S", "KBK-S"), (part.UnitCode, part.CaredForBy, part.ActingUnit));
        Assert.Equal(
            "unit.external-is-cared-for",
            Refusal(() => Triaged().Assign(new Assignment("SWK", CaredForBy: "POL"), City.Demo, Sqm, Monday)));
    }

    [Fact]
    public void Accepting_begins_the_work_once()
    {
        var file = InWork();

        Assert.Equal((CaseStatus.InWork, Tuesday), (file.Status, file.Parts[0].AcceptedAt));
        Assert.Equal("part.is-not-accepted", Refusal(() => file.Accept(file.Parts[0].Id, Worker, Tuesday)));
        Assert.Equal("part.exists", Refusal(() => file.Accept(Guid.Empty, Worker, Tuesday)));
    }

    [Fact]
    public void A_refusal_has_a_reason_and_names_another_unit()
    {
        var file = Offered();
        var part = file.Parts[0].Id;

        Assert.Equal("refusal.has-reason", Refusal(() => file.Refuse(part, " ", "36", City.Demo, Worker, Tuesday)));
        Assert.Equal("refusal.names-a-unit", Refusal(() => file.Refuse(part, "nicht unser", "99", City.Demo, Worker, Tuesday)));
        Assert.Equal("refusal.names-another-unit", Refusal(() => file.Refuse(part, "nicht unser", "KBK-A", City.Demo, Worker, Tuesday)));
        Assert.Empty(file.Parts[0].Refusals);
    }

    [Fact]
    public void After_a_refusal_the_part_is_with_nobody_until_SQM_decides()
    {
        var file = Offered();
        var count = file.Refuse(file.Parts[0].Id, "Privatgrund", "50", City.Demo, Worker, Tuesday);

        Assert.Equal((1, CaseStatus.Triage, null, null), (count, file.Status, file.Parts[0].UnitCode, file.Parts[0].DueAt));
        Assert.Equal(new Refusal("KBK-A", "Privatgrund", "50", Tuesday), file.Parts[0].Refusals[0]);
        Assert.Equal("part.is-assigned", Refusal(() => file.Accept(file.Parts[0].Id, Worker, Tuesday)));
    }

    [Fact]
    public void The_reason_of_a_refusal_does_not_stand_in_the_history()
    {
        var file = Offered();
        file.Refuse(file.Parts[0].Id, "Privatgrund von Frau Y.", "50", City.Demo, Worker, Tuesday);

        Assert.DoesNotContain(file.Events, happened => $"{happened}".Contains("Frau", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_is_refused_three_times_at_most_and_stays_one_part()
    {
        var file = Offered();
        string[] units = ["36", "50", "32"];
        var counts = units.Select(next => RefuseAndOffer(file, next)).ToList();

        Assert.Equal([1, 2, 3], counts);
        Assert.Single(file.Parts);
        Assert.Equal("refusal.at-most-three", Refusal(() => file.Refuse(file.Parts[0].Id, "nein", "36", City.Demo, Worker, Tuesday)));
    }

    [Fact]
    public void Back_to_SQM_is_no_refusal_and_keeps_its_reason_inside()
    {
        var file = InWork();
        file.ReturnToSqm(file.Parts[0].Id, "Braucht erst ein Gutachten.", Worker, Tuesday);

        Assert.Equal((CaseStatus.Triage, 0), (file.Status, file.Parts[0].Refusals.Count));
        Assert.Equal("Braucht erst ein Gutachten.", Assert.Single(file.Notes).Text);
        Assert.Equal("return.has-reason", Refusal(() => InWork().ReturnToSqm(InWork().Parts[0].Id, "", Worker, Tuesday)));
    }

    [Fact]
    public void A_person_can_take_it_and_give_it_back()
    {
        var file = InWork();
        file.TakeOver(file.Parts[0].Id, Worker, Tuesday);
        Assert.Equal(40, file.Parts[0].TakenByPersonId);

        file.GiveBack(file.Parts[0].Id, Worker, Tuesday);
        Assert.Null(file.Parts[0].TakenByPersonId);
        Assert.Equal("actor.is-a-person", Refusal(() => file.TakeOver(file.Parts[0].Id, Actor.House, Tuesday)));
        Assert.Equal("part.is-accepted", Refusal(() => Offered().TakeOver(Offered().Parts[0].Id, Worker, Tuesday)));
    }

    [Fact]
    public void Work_is_done_once_after_it_was_accepted_and_with_a_result()
    {
        Assert.Equal("part.is-accepted", Refusal(() => Offered().RecordOutcome(Offered().Parts[0].Id, "weg", Worker, Tuesday)));
        Assert.Equal("outcome.result-given", Refusal(() => InWork().RecordOutcome(InWork().Parts[0].Id, " ", Worker, Tuesday)));

        var file = Done();
        Assert.Equal((Tuesday, "Sofa abgeholt"), (file.Parts[0].OutcomeAt, file.Parts[0].InternalResult));
        Assert.Equal("part.is-open", Refusal(() => file.RecordOutcome(file.Parts[0].Id, "noch mal", Worker, Tuesday)));
    }

    [Fact]
    public void An_accepted_part_is_not_offered_to_another_unit_behind_the_first_ones_back()
    {
        var file = InWork();

        Assert.Equal(
            "part.is-not-accepted",
            Refusal(() => file.Assign(new Assignment("36", PartId: file.Parts[0].Id), City.Demo, Sqm, Tuesday)));
    }

    [Fact]
    public void A_second_unit_gets_a_part_of_its_own()
    {
        var file = Offered();
        file.Assign(new Assignment("36"), City.Demo, Sqm, Monday);

        Assert.Equal(["KBK-A", "36"], file.Parts.Select(part => part.UnitCode));
        Assert.NotEqual(file.Parts[0].Id, file.Parts[1].Id);
    }

    [Fact]
    public void A_Zwischenbescheid_moves_the_work_and_the_promise_behind_it()
    {
        var file = InWork();
        var change = file.Postpone(
            file.Parts[0].Id, new DateOnly(2026, 12, 24), "Das Fahrzeug ist defekt.", false, City.Demo, Worker, Tuesday);

        Assert.Equal(City.At("2026-12-28 16:00"), file.Parts[0].DueAt);
        Assert.Equal((true, file.Parts[0].DueAt, 1), (change.LaterThanTold, file.PromisedBy, file.PromiseMoves));
    }

    [Fact]
    public void A_Zwischenbescheid_before_the_promise_leaves_it_alone()
    {
        var file = InWork();
        var change = file.Postpone(file.Parts[0].Id, new DateOnly(2026, 11, 27), "Wetter", false, City.Demo, Worker, Tuesday);

        Assert.False(change.HasMoved || change.LaterThanTold);
        Assert.Equal(0, file.PromiseMoves);
    }

    [Fact]
    public void The_second_Zwischenbescheid_needs_a_lead()
    {
        var file = InWork();
        void Postpone(bool approved) =>
            file.Postpone(file.Parts[0].Id, new DateOnly(2026, 12, 10), "Wetter", approved, City.Demo, Worker, Tuesday);
        Postpone(approved: false);

        Assert.Equal("postpone.second-needs-a-lead", Refusal(() => Postpone(approved: false)));
        Postpone(approved: true);
        Assert.Equal(2, file.Parts[0].Postponements);
    }

    [Fact]
    public void A_Zwischenbescheid_has_a_reason_and_a_later_day()
    {
        var file = InWork();
        void Postpone(string day, string reason) => file.Postpone(
            file.Parts[0].Id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), reason, false, City.Demo, Worker, Tuesday);

        Assert.Equal("postpone.lies-ahead", Refusal(() => Postpone("2026-11-24", "Wetter")));
        Assert.Equal("postpone.has-reason", Refusal(() => Postpone("2026-12-10", " ")));
    }

    [Fact]
    public void The_units_own_Aktenzeichen_is_kept()
    {
        var file = InWork();
        file.SetFileReference(file.Parts[0].Id, " 36/13 ra ", Worker, Tuesday);

        Assert.Equal("36/13 ra", file.Parts[0].FileReference);
        Assert.Equal("file-reference.short-enough", Refusal(() => file.SetFileReference(file.Parts[0].Id, new('x', 101), Worker, Tuesday)));
    }

    private static int RefuseAndOffer(CaseFile file, string next)
    {
        var count = file.Refuse(file.Parts[0].Id, "nicht unser", next, City.Demo, Worker, Tuesday);
        file.Assign(new Assignment(next), City.Demo, Sqm, Tuesday);
        return count;
    }
}
