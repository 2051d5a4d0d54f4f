using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>The answer that a person wrote, or the standard text where the kind has one.</summary>
internal static class AnswerDrafts
{
    public static AnswerDraft For(CaseSubject subject, string? kind, string? text, string? addressee)
    {
        var known = WireNames.Find<AnswerKind>(kind) ?? AnswerKind.Final;
        var isWithdrawal = subject.File.WithdrawnAt is not null;
        var words = string.IsNullOrWhiteSpace(text) ? Standard(subject, known, isWithdrawal, addressee) : text;

        return new AnswerDraft(known, words ?? string.Empty, WayOf(subject, isWithdrawal), null, null, addressee);
    }

    // an address that was never left makes mail impossible; the domain then treats it as no contact
    private static AnswerWay? WayOf(CaseSubject subject, bool isWithdrawal)
    {
        if (subject.Way == AnswerWay.Email)
            return AnswerWay.Email;
        if (isWithdrawal)
            return AnswerWay.InPerson;

        return subject.Way == subject.File.ReporterAnswerWay ? null : subject.Way;
    }

    private static string? Standard(CaseSubject subject, AnswerKind kind, bool isWithdrawal, string? addressee)
    {
        var code = (kind, isWithdrawal) switch
        {
            (_, true) => "zurueckgezogen",
            (AnswerKind.Duplicate, _) => "doppelt",
            (AnswerKind.SelfDone, _) => "selbst-erledigt",
            (AnswerKind.Refusal, _) when !string.IsNullOrWhiteSpace(addressee) => "zustaendig-ist",
            _ => null,
        };
        var more = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Zuständig"] = addressee };
        var text = subject.City.Texts.Find(code)?.Fill(subject.File.Language, ReporterTexts.Values(subject, more));

        return text is null ? null : WithoutFrame(text);
    }

    // the frame of the mail greets already
    public static string WithoutFrame(TextBody text)
    {
        var paragraphs = text.Body.Split("\n\n");
        return paragraphs.Length > 2 ? string.Join("\n\n", paragraphs[1..^1]) : text.Body;
    }
}
