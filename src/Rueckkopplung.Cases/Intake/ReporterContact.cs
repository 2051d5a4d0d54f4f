namespace Rueckkopplung.Cases.Intake;

/// <summary>How to reach the reporter. A table of its own that no case navigates to; everything in it is optional.</summary>
public sealed class ReporterContact
{
    private const int Longest = 254;

    private ReporterContact()
    {
    }

    private ReporterContact(Guid caseId, string? name, string? email, string? phone) =>
        (CaseId, Name, Email, Phone) = (caseId, name, email, phone);

    /// <summary>The case, and the key.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>As the person wants to be called.</summary>
    public string? Name { get; private set; }

    /// <summary>Where mails go.</summary>
    public string? Email { get; private set; }

    /// <summary>Where calls go.</summary>
    public string? Phone { get; private set; }

    /// <summary>The contact of a report, or null if the person left nothing.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>contact.email-given</c>, <c>contact.email-readable</c>, <c>contact.phone-given</c>, <c>contact.phone-readable</c>,
    /// <c>contact.short-enough</c>: the chosen way does not work with what was left.
    /// </exception>
    public static ReporterContact? For(Guid caseId, AnswerWay way, string? name, string? email, string? phone)
    {
        (name, email, phone) = (Trimmed(name), Trimmed(email), Trimmed(phone));
        ContactRules.EmailIsGiven(way, email);
        ContactRules.EmailIsReadable(email);
        ContactRules.PhoneIsGiven(way, phone);
        ContactRules.PhoneIsReadable(phone);
        ContactRules.ShortEnough(Longest, name, email, phone);

        return name is null && email is null && phone is null ? null : new ReporterContact(caseId, name, email, phone);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
