using System.Globalization;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

public sealed partial class CaseFile
{
    /// <summary>
    /// SQM decides kind, category, urgency and, if given, a better place. The promise becomes that of the category's
    /// Fristprofil, counted from the receipt; the table proposes anew.
    /// </summary>
    /// <returns>What happened to the promise; a later one than told has to be told at once.</returns>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>category.exists</c>, or a rule of the place.</exception>
    public PromiseChange Triage(TriageDecision decision, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.CategoryExists(this, decision.CategoryCode, city);
        CheckPlace(decision.Place ?? Place, city);

        TakeUp(actor, now);
        SetKind(decision.Kind, actor, now);
        SetCategory(decision.CategoryCode, actor, now);
        SetUrgency(decision.Urgency, actor, now);
        if (decision.Place is { } better && city.Locate(better) != Place)
            SetPlace(better, city, actor, now);
        Route(city, actor, now);

        return RecomputePromise(city, actor, now);
    }

    /// <summary>Changes Mangel to Bedarf or back; the running process ends and the other one begins.</summary>
    /// <returns>False when it is of that kind already.</returns>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>.</exception>
    public bool ChangeKind(ConcernKind kind, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        if (!SetKind(kind, actor, now))
            return false;

        Route(city, actor, now);
        return true;
    }

    /// <summary>Corrects the category; promise, due dates of the parts and the proposal follow.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>category.exists</c>.</exception>
    public PromiseChange CorrectCategory(string categoryCode, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.CategoryExists(this, categoryCode, city);

        if (SetCategory(categoryCode, actor, now))
            Route(city, actor, now);
        EndForbiddenPause(city, actor, now);
        Redate(city);

        return RecomputePromise(city, actor, now);
    }

    /// <summary>Corrects the urgency.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>.</exception>
    public void ChangeUrgency(Urgency urgency, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);

        SetUrgency(urgency, actor, now);
    }

    /// <summary>Corrects the place; the Quartier follows from it if it is not given.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, or a rule of the place.</exception>
    public void CorrectPlace(Place place, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CheckPlace(place, city);

        if (city.Locate(place) == Place)
            return;
        SetPlace(place, city, actor, now);
        Route(city, actor, now);
    }

    /// <summary>Corrects the Quartier only.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>quartier.exists</c>.</exception>
    public void CorrectQuartier(string quartierCode, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CheckPlace(Place with { QuartierCode = quartierCode }, city);
        if (Place.QuartierCode == quartierCode)
            return;

        var before = Place.QuartierCode;
        Place = Place with { QuartierCode = quartierCode };
        Record(CaseEvents.QuartierCorrected, actor, now, before, quartierCode);
        Route(city, actor, now);
    }

    /// <summary>Promises another date, with a reason the reporter reads.</summary>
    /// <exception cref="RuleBrokenException"><c>case.is-open</c>, <c>promise.lies-ahead</c>, <c>promise.has-reason</c>.</exception>
    public PromiseChange MovePromise(DateTimeOffset newDate, string reason, Actor actor, DateTimeOffset now)
    {
        CaseRules.CaseIsOpen(this);
        CaseRules.PromiseLiesAhead(this, newDate, now);
        CaseRules.PromiseHasReason(this, reason);

        return SetPromise(newDate, reason.Trim(), actor, now);
    }

    /// <summary>The message with the new date is on its way to the reporter.</summary>
    public void TellPromise(Actor actor, DateTimeOffset now)
    {
        if (ToldPromise == PromisedBy)
            return;

        var before = ToldPromise;
        ToldPromise = PromisedBy;
        Record(CaseEvents.PromiseTold, actor, now, Iso(before), Iso(PromisedBy));
    }

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private bool SetKind(ConcernKind kind, Actor actor, DateTimeOffset now)
    {
        if (Kind == kind)
            return false;

        var before = Kind;
        Kind = kind;
        Record(CaseEvents.KindDecided, actor, now, before is { } was ? WireNames.Of(was) : null, WireNames.Of(kind));
        return true;
    }

    private bool SetCategory(string code, Actor actor, DateTimeOffset now)
    {
        if (CategoryCode == code)
            return false;

        var before = CategoryCode;
        CategoryCode = code;
        Record(CaseEvents.CategoryDecided, actor, now, before, code);
        return true;
    }

    private void SetUrgency(Urgency urgency, Actor actor, DateTimeOffset now)
    {
        if (Urgency == urgency)
            return;

        var before = Urgency;
        Urgency = urgency;
        Record(CaseEvents.UrgencyDecided, actor, now, WireNames.Of(before), WireNames.Of(urgency));
    }

    // the words of a place can name a person: only the Quartier is kept in the journal
    private void SetPlace(Place place, CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var before = Place.QuartierCode;
        Place = city.Locate(place);
        Record(CaseEvents.PlaceCorrected, actor, now, before, Place.QuartierCode);
    }

    private void Route(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var before = (RoutingRuleNo, ProposedUnit);
        Propose(city.Routing.Propose(RoutingQuestion(city, now)));
        if (before != (RoutingRuleNo, ProposedUnit))
            Record(CaseEvents.Routed, actor, now, before.ProposedUnit, ProposedUnit);
    }

    private PromiseChange RecomputePromise(CityDirectory city, Actor actor, DateTimeOffset now)
    {
        var profile = city.ProfileOf(CategoryCode);
        if (profile.Code == PromiseProfile || AnsweredAt is not null)
            return new PromiseChange(PromisedBy, PromisedBy, LaterThanTold: false, Reason: null);

        PromiseProfile = profile.Code;
        var due = city.Due(ProfileSteps.FirstAnswer, CategoryCode, ReopenedAt ?? ReceivedAt).Instant;
        return SetPromise(due, $"Für „{city.Categories.NameOf(CategoryCode!)}“ brauchen wir länger.", actor, now);
    }

    private PromiseChange SetPromise(DateTimeOffset date, string reason, Actor actor, DateTimeOffset now)
    {
        var before = PromisedBy;
        if (date == before)
            return new PromiseChange(before, before, LaterThanTold: false, Reason: null);

        PromisedBy = date;
        var later = date > ToldPromise;
        PromiseMoves += later ? 1 : 0;
        Record(CaseEvents.PromiseMoved, actor, now, Iso(before), Iso(date), note: later ? reason : null);

        return new PromiseChange(before, date, later, later ? reason : null);
    }
}
