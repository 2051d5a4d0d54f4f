using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Web.Activities;

/// <summary>Messages of a case before they go into the outbox.</summary>
internal static class Outgoing
{
    public static OutgoingMessage ToReporter(CaseSubject subject, string kind, TextBody text, Guid? answerId = null) =>
        new(kind, RecipientKind.Reporter, null, AnswerWay.Email, subject.File.Language, text.Subject, text.Body)
        {
            CaseId = subject.File.Id,
            PartId = subject.Part?.Id,
            AnswerId = answerId,
        };

    private const string DeputyUse = "deputy";

    /// <summary>A notice goes out in the unit's service time, unless it is urgent; to the deputy of a unit that is away.</summary>
    public static OutgoingMessage ToUnit(CaseSubject subject, string kind, string unit, TextBody text, DateTimeOffset now)
    {
        var isUrgent = subject.File.Urgency >= Urgency.Immediate || subject.City.ProfileOf(subject.File.CategoryCode).Urgent;
        var (acting, notBefore) = subject.City.NoticeTo(unit, now, isUrgent);
        var body = acting == unit ? text.Body : AsDeputy(subject, unit, text.Body, notBefore ?? now);
        return new OutgoingMessage(kind, RecipientKind.Unit, acting, AnswerWay.Email, "de", text.Subject, body)
        {
            CaseId = subject.File.Id,
            PartId = subject.Part?.Id,
            NotBefore = notBefore,
        };
    }

    /// <summary>Says to the deputy for whom it reads this, and until when.</summary>
    public static string AsDeputy(CaseSubject subject, string insteadOf, string body, DateTimeOffset at)
    {
        var city = subject.City;
        var chain = city.Deputies.ChainOf(city.Units.WorkerFor(insteadOf), city.Calendar.DayOf(at));
        if (chain.Count == 0 || city.Texts.Choose(DeputyUse, null, AnswerWay.Email) is not { } text)
            return body;

        var ends = city.Calendar.InstantOf(chain.Min(link => link.ValidTo), TimeOnly.MinValue);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stelle"] = city.Units.Find(chain[0].UnitCode)?.Name ?? chain[0].UnitCode,
            ["Frist"] = ReporterTexts.InWords(subject, ends),
        };
        return $"{body}\n\n{text.Fill("de", values).Body}";
    }
}
