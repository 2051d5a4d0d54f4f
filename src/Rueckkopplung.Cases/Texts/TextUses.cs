namespace Rueckkopplung.Cases.Texts;

/// <summary>What a standard text is for.</summary>
public static class TextUses
{
#pragma warning disable CS1591 // each name is its own sentence
    public const string Receipt = "receipt";
    public const string Emergency = "emergency";
    public const string Question = "question";
    public const string Interim = "interim";
    public const string Outcome = "outcome";
    public const string Refusal = "refusal";
    public const string Need = "need";
    public const string Praise = "praise";
    public const string Feedback = "feedback";
    public const string Notice = "notice";
#pragma warning restore CS1591
}
