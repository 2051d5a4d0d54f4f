namespace Rueckkopplung.Cases.Texts;

/// <summary>A text in one language, with placeholders such as <c>{Vorgang}</c> or filled.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="Body">The words.</param>
public sealed record TextBody(string Subject, string Body);
