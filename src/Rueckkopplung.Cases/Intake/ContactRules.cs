namespace Rueckkopplung.Cases.Intake;

/// <summary>The rules of a reporter's contact, one line each; the subject is never the contact itself.</summary>
internal static class ContactRules
{
    public static void EmailIsGiven(AnswerWay way, string? email) =>
        Rule.Require(way != AnswerWay.Email || email is not null, "contact.email-given", null);

    public static void EmailIsReadable(string? email) =>
        Rule.Require(email is null || LooksLikeMail(email), "contact.email-readable", null);

    public static void PhoneIsGiven(AnswerWay way, string? phone) =>
        Rule.Require(way != AnswerWay.Phone || phone is not null, "contact.phone-given", null);

    public static void PhoneIsReadable(string? phone) =>
        Rule.Require(phone is null || phone.Count(char.IsDigit) is >= 3 and <= 20, "contact.phone-readable", null);

    public static void ShortEnough(int longest, params string?[] texts) =>
        Rule.Require(texts.All(text => (text?.Length ?? 0) <= longest && !(text ?? "").Any(char.IsControl)), "contact.short-enough", longest);

    private static bool LooksLikeMail(string email) =>
        email.Count(letter => letter == '@') == 1 && email.IndexOf('@') is > 0 and var at && at < email.Length - 1
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or ';');
}
