using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>The part with this id, of any round.</summary>
    /// <exception cref="RuleBrokenException"><c>part.exists</c>.</exception>
    public CasePart Part(Guid partId)
    {
        CaseRules.PartExists(this, partId);

        return parts.Single(part => part.Id == partId);
    }

    /// <summary>Offers a part to a unit. Its work is due by the Fristprofil, counted from now in the unit's own calendar.</summary>
    /// <returns>The part, new or taken up again.</returns>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>unit.exists</c>, <c>unit.external-is-cared-for</c>, <c>part.exists</c>, <c>part.is-open</c>,
    /// <c>part.is-not-accepted</c>.
    /// </exception>
    public CasePart Assign(Assignment assignment, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var carer = assignment.CaredForBy ?? city.Units.Find(assignment.UnitCode)?.CaredForBy;
        CaseRules.CaseIsOpen(this);
        CaseRules.UnitExists(this, assignment.UnitCode, city, now);
        CaseRules.ExternalIsCaredFor(this, assignment.UnitCode, carer, city, now);
        var part = assignment.PartId is { } id ? Part(id) : CurrentParts.FirstOrDefault(free => free is { IsOpen: true, UnitCode: null });
        if (part is not null)
        {
            CaseRules.PartIsOpen(this, part);
            CaseRules.PartIsNotAccepted(this, part);
        }

        part ??= AddPart(now);
        var before = part.UnitCode;
        part.Release();
        (part.UnitCode, part.CaredForBy, part.AssignedAt) = (assignment.UnitCode, carer, now);
        part.AssignmentReason = assignment.Reason ?? (assignment.UnitCode == ProposedUnit ? RoutingReason : null);
        part.DueAt = WorkDue(part, city)?.Instant;
        TakenUpAt ??= now;
        Record(CaseEvents.Assigned, actor, now, before, assignment.UnitCode, part.Id);

        return part;
    }

    /// <summary>The unit takes it.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-assigned</c>, <c>part.is-not-accepted</c>.
    /// </exception>
    public void Accept(Guid partId, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAssigned(this, part);
        CaseRules.PartIsNotAccepted(this, part);

        part.AcceptedAt = now;
        Record(CaseEvents.Accepted, actor, now, after: part.UnitCode, partId: partId);
    }

    /// <summary>The unit says no and names another one; the part is with nobody until SQM decides.</summary>
    /// <returns>How often this part was refused now: 2 = SQM decides, 3 = leadership does.</returns>
    /// <exception cref="RuleBrokenException">
    /// As for <see cref="Accept"/>, and <c>refusal.has-reason</c>, <c>refusal.names-a-unit</c>,
    /// <c>refusal.names-another-unit</c>, <c>refusal.at-most-three</c>.
    /// </exception>
    public int Refuse(Guid partId, string reason, string proposedUnit, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAssigned(this, part);
        CaseRules.PartIsNotAccepted(this, part);
        CaseRules.RefusalHasReason(this, reason);
        CaseRules.RefusalNamesAUnit(this, proposedUnit, city, now);
        CaseRules.RefusalNamesAnotherUnit(this, part, proposedUnit);
        CaseRules.AtMostThreeRefusals(this, part);

        var unit = part.UnitCode!;
        part.Add(new Refusal(unit, reason.Trim(), proposedUnit, now));
        EndPauses(PauseEnd.StepOver, actor, now);
        part.Release();
        Record(CaseEvents.Refused, actor, now, unit, proposedUnit, partId);

        return part.Refusals.Count;
    }

    /// <summary>„Zurück an SQM“ out of the work: no refusal, the part is with nobody; the reason is kept as a note.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-assigned</c>, <c>return.has-reason</c>.
    /// </exception>
    public void ReturnToSqm(Guid partId, string reason, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAssigned(this, part);
        CaseRules.ReturnHasReason(this, reason);

        var unit = part.UnitCode;
        EndPauses(PauseEnd.StepOver, actor, now);
        part.Release();
        AddNote(reason, actor, now);
        Record(CaseEvents.Returned, actor, now, unit, partId: partId);
    }

    /// <summary>„Übernehme ich“: one person of the unit does it.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-accepted</c>, <c>actor.is-a-person</c>.
    /// </exception>
    public void TakeOver(Guid partId, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAccepted(this, part);
        CaseRules.ActorIsAPerson(this, actor);

        part.TakenByPersonId = actor.PersonId;
        Record(CaseEvents.TakenOver, actor, now, partId: partId);
    }

    /// <summary>Back to the unit as a whole.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>.</exception>
    public void GiveBack(Guid partId, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        if (part.TakenByPersonId is null)
            return;

        part.TakenByPersonId = null;
        Record(CaseEvents.GivenBack, actor, now, partId: partId);
    }

    /// <summary>The work is done.</summary>
    /// <param name="partId">The part.</param>
    /// <param name="internalResult">What was done, for the inside.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-accepted</c>, <c>outcome.result-given</c>.
    /// </exception>
    public void RecordOutcome(Guid partId, string internalResult, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAccepted(this, part);
        CaseRules.ResultIsGiven(this, internalResult);

        EndPauses(PauseEnd.StepOver, actor, now);
        part.InternalResult = internalResult.Trim();
        part.OutcomeAt = now;
        Record(CaseEvents.OutcomeRecorded, actor, now, after: part.UnitCode, partId: partId);
    }

    /// <summary>
    /// Zwischenbescheid: a later day for the work and, where it lies behind the promise, for the promise. The second one of
    /// a part needs a head. The public words are an interim answer of their own.
    /// </summary>
    /// <param name="partId">The part.</param>
    /// <param name="newDay">Ends at the unit's end of service; on a day without service, on the next working day.</param>
    /// <param name="reason">Public.</param>
    /// <param name="approvedByLead">A head has agreed.</param>
    /// <param name="city">The calendars.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-accepted</c>, <c>postpone.has-reason</c>,
    /// <c>postpone.lies-ahead</c>, <c>postpone.second-needs-a-lead</c>.
    /// </exception>
    public PromiseChange Postpone(
        Guid partId, DateOnly newDay, string reason, bool approvedByLead, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAccepted(this, part);
        CaseRules.PostponementHasReason(this, reason);
        CaseRules.PostponementLiesAhead(this, newDay, city.Calendar.DayOf(now));
        CaseRules.SecondPostponementNeedsALead(this, part, approvedByLead);

        var before = part.DueAt;
        var due = city.CalendarOf(part.ActingUnit).EndOf(newDay);
        part.MoveTo(due, now);
        part.DueAt = due;
        part.Postponements++;
        Record(CaseEvents.Postponed, actor, now, before is { } was ? Iso(was) : null, Iso(due), partId, reason.Trim());

        return due > PromisedBy
            ? SetPromise(due, reason.Trim(), actor, now)
            : new PromiseChange(PromisedBy, PromisedBy, LaterThanTold: false, Reason: null);
    }

    /// <summary>The unit's own Aktenzeichen.</summary>
    /// <exception cref="RuleBrokenException"><c>part.exists</c>, <c>file-reference.short-enough</c>.</exception>
    public void SetFileReference(Guid partId, string? reference, Actor actor, DateTimeOffset now)
    {
        var part = Part(partId);
        CaseRules.FileReferenceIsShortEnough(this, reference);

        var before = part.FileReference;
        part.FileReference = string.IsNullOrWhiteSpace(reference) ? null : reference.Trim();
        Record(CaseEvents.FileReferenceSet, actor, now, before, part.FileReference, partId);
    }

    private CasePart OpenPart(Guid partId)
    {
        CaseRules.CaseIsOpen(this);
        var part = Part(partId);
        CaseRules.PartIsOpen(this, part);

        return part;
    }

    private CasePart AddPart(DateTimeOffset now)
    {
        var part = new CasePart(ChildIds.Of(Id, "part", parts.Count, now), Round);
        parts.Add(part);

        return part;
    }
}
