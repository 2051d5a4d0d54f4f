using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    private readonly List<Pause> pauses = [];

    /// <summary>When and why the clock stood, oldest first; it stays when unit, category or urgency change.</summary>
    public IReadOnlyList<Pause> Pauses => pauses;

    /// <summary>The pause that somebody chose and that lasts; a question is not one of them.</summary>
    public Pause? OpenPause => pauses.FirstOrDefault(pause => pause is { IsOpen: true, Reason: not PauseReasons.Reporter });

    /// <summary>True while the work's clock stands.</summary>
    public bool IsPaused => pauses.Exists(pause => pause.IsOpen);

    /// <summary>All times in which the clock stood.</summary>
    public PauseLedger Ledger => PauseLedger.Of(pauses);

    /// <summary>
    /// Stops the clock of a part's work, by a rule of its Fristprofil and no longer than it allows; all pauses of one reason
    /// and part share that time. It starts again by itself.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-accepted</c>, <c>question.none-is-open</c>,
    /// <c>pause.none-is-open</c>, <c>pause.has-reason</c>, <c>pause.reason-is-allowed</c>, <c>pause.season-lasts</c>,
    /// <c>pause.time-is-left</c>, <c>pause.ends-later</c>, <c>pause.ends-in-time</c>, <c>pause.work-is-not-overdue</c>.
    /// </exception>
    public Pause StopClock(PauseRequest request, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(request.PartId ?? Guid.Empty);
        CaseRules.PartIsAccepted(this, part);
        CaseRules.NoQuestionIsOpen(this);
        CaseRules.NoPauseIsOpen(this);
        CaseRules.PauseHasReason(this, request.Words);
        CaseRules.WorkIsNotOverdue(this, part, now);
        var longest = PauseLimits.LongestEnd(this, part, request.Reason, city, now);
        CaseRules.PauseIsAllowed(this, request.Reason, city);
        CaseRules.SeasonLasts(this, request.Reason, city, now);
        CaseRules.PauseTimeIsLeft(this, request.Reason, longest, now);
        var until = request.LastDay is { } day ? city.Calendar.InstantOf(day.AddDays(1), TimeOnly.MinValue) : longest!.Value;
        CaseRules.PauseEndsLater(this, until, now);
        CaseRules.PauseEndsInTime(this, until, longest!.Value);

        var pause = new Pause(ChildIds.Of(Id, "pause", pauses.Count, now), request, part.UnitCode, until, now);
        pauses.Add(pause);
        Record(CaseEvents.ClockStopped, actor, now, pause.Reason, Iso(until), part.Id);
        Redate(city);

        return pause;
    }

    /// <summary>The clock goes on before the pause's time is over.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>pause.is-open</c>.</exception>
    public void StartClock(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.PauseIsOpen(this);

        EndPause(OpenPause!, PauseEnd.GoneOn, actor, now);
        Redate(city);
    }

    /// <summary>The pause's time is over: the clock starts by itself. Without such a pause nothing happens.</summary>
    /// <returns>Whether a pause ended.</returns>
    public bool EndPauseByTime(CityDirectory city, DateTimeOffset now)
    {
        if (OpenPause is not { } pause || pause.Until > now)
            return false;

        EndPause(pause, pause.Reason == PauseReasons.Season ? PauseEnd.SeasonOver : PauseEnd.MostReached, Actor.House, now);
        Redate(city);
        return true;
    }

    /// <summary>
    /// SQM or a head puts the work's date to another day. Until the unit speaks of it, the promise to the reporter stays.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// <c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>, <c>part.is-assigned</c>, <c>due.has-reason</c>,
    /// <c>due.lies-ahead</c>.
    /// </exception>
    public void MoveDue(Guid partId, DateOnly newDay, string reason, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var part = OpenPart(partId);
        CaseRules.PartIsAssigned(this, part);
        CaseRules.MovedDueHasReason(this, reason);
        CaseRules.MovedDueLiesAhead(this, newDay, city.Calendar.DayOf(now));

        var before = part.DueAt;
        part.MoveTo(city.CalendarOf(part.ActingUnit).EndOf(newDay), now);
        Redate(city);
        Record(CaseEvents.DueMoved, actor, now, before is { } was ? Iso(was) : null, Iso(part.DueAt!.Value), partId);
    }

    /// <summary>When the part's work is due, and what led to it; null while no unit has it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="city">Categories and calendars.</param>
    /// <param name="profile">Another Fristprofil than the category's, for a preview.</param>
    public PausedDue? WorkDue(CasePart part, CityDirectory city, DeadlineProfile? profile = null)
    {
        var calendar = city.CalendarOf(part.ActingUnit);
        if (part.AssignedAt is not { } assigned)
            return null;
        if (part is { MovedTo: { } chosen, MovedAt: { } at })
            return Ledger.Extend(new DueDate(chosen, []), at, calendar);

        var step = (profile ?? city.ProfileOf(CategoryCode)).Step(ProfileSteps.Outcome);
        return Ledger.DueAfter(step, step.From == StepStart.Received ? ReceivedAt : assigned, calendar);
    }

    /// <summary>Puts the dates of the open parts right after a change of category, calendar or ledger.</summary>
    public void Redate(CityDirectory city)
    {
        foreach (var part in CurrentParts.Where(part => part.IsOpen))
            part.DueAt = WorkDue(part, city)?.Instant;
    }

    /// <summary>Its Fristprofil changes while the work runs, and the date follows.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>.</exception>
    public void FollowProfile(Guid partId, DateTimeOffset due) => OpenPart(partId).DueAt = due;

    /// <summary>Its Fristprofil changes while the work runs, and the date stays as it was counted; pauses still add to it.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>part.exists</c>, <c>part.is-open</c>.</exception>
    /// <param name="partId">The part.</param>
    /// <param name="city">Categories and calendars.</param>
    /// <param name="profile">The Fristprofil as it was until now.</param>
    public void KeepDate(Guid partId, CityDirectory city, DeadlineProfile profile)
    {
        var part = OpenPart(partId);
        if (part is { MovedTo: null, AssignedAt: { } assigned } && WorkDue(part, city, profile) is { } due)
            part.MoveTo(due.Base.Instant, assigned);
    }

    private void StopForQuestion(Question question, DateTimeOffset now)
    {
        var part = CurrentParts.LastOrDefault(part => part is { IsOpen: true, UnitCode: not null });
        var request = new PauseRequest(part?.Id, PauseReasons.Reporter, Words: null);
        pauses.Add(new Pause(ChildIds.Of(Id, "pause", pauses.Count, now), request, part?.UnitCode, question.Until, now));
    }

    // the question's own event says it in the history
    private void StartAfterQuestion(PauseEnd how, DateTimeOffset now)
    {
        foreach (var pause in pauses.Where(pause => pause is { IsOpen: true, Reason: PauseReasons.Reporter }))
            pause.End(how, now);
    }

    private void EndPauses(PauseEnd how, Actor actor, DateTimeOffset now)
    {
        StartAfterQuestion(how, now);
        if (OpenPause is { } pause)
            EndPause(pause, how, actor, now);
    }

    private void EndPause(Pause pause, PauseEnd how, Actor actor, DateTimeOffset now)
    {
        pause.End(how, now);
        Record(CaseEvents.ClockStarted, actor, now, pause.Reason, WireNames.Of(how), pause.PartId);
    }

    private void EndForbiddenPause(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        if (OpenPause is { } pause && PauseLimits.RuleOf(this, pause.Reason, city) is null)
            EndPause(pause, PauseEnd.RuleGone, actor, now);
    }
}
