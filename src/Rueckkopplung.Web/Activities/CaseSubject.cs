using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Web.Activities;

/// <summary>What activities about cases work on: one case, the city around it and who acts.</summary>
public sealed class CaseSubject
{
    public required CaseFile File { get; init; }

    public required CityDirectory City { get; init; }

    /// <summary>On whose behalf the burst runs; changes with the step.</summary>
    public required Func<Actor> ActingNow { get; init; }

    public Actor Actor => ActingNow();

    /// <summary>The house's instant of the step.</summary>
    public required Func<DateTimeOffset> ClockNow { get; init; }

    /// <summary>Whether the reporter left an address, a number; the contact itself stays out of the engine.</summary>
    public bool HasEmail { get; init; }

    public bool HasPhone { get; init; }

    /// <summary>The key with which the reporter asks; only for texts to the reporter.</summary>
    public required FollowUpCode Code { get; init; }

    /// <summary>Scheme and host of links, without a slash at the end.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>The number people call.</summary>
    public required string Phone { get; init; }

    /// <summary>How many others asked for the same thing in the Quartier, this one included.</summary>
    public int SameWishes { get; init; } = 1;

    /// <summary>The case that <c>Doppelt</c> names, when the command brought one.</summary>
    public CaseFile? Other { get; set; }

    public string FollowUpUrl => $"{PublicUrl}/nachfragen/{Code.Value}";

    public string CaseUrl => $"{PublicUrl}/vorgaenge/{File.Number}";

    /// <summary>The way on which an answer really goes: without an address, e-mail is no way.</summary>
    public AnswerWay Way => File.ReporterAnswerWay == AnswerWay.Email && !HasEmail ? AnswerWay.None : File.ReporterAnswerWay;

    /// <summary>The part that is worked on. One part a case in this version; the model has room for several.</summary>
    public CasePart? Part => File.CurrentParts.LastOrDefault();
}
