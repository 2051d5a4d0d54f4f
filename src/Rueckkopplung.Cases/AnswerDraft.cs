using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

/// <summary>An answer before it is given.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">The public words.</param>
/// <param name="Way">How it goes; null = the way the reporter chose.</param>
/// <param name="Language">Two letters; null = the reporter's.</param>
/// <param name="PartId">The part it is about; null = the whole case.</param>
/// <param name="Addressee">For a refusal: who is in charge.</param>
public sealed record AnswerDraft(
    AnswerKind Kind,
    string Text,
    AnswerWay? Way = null,
    string? Language = null,
    Guid? PartId = null,
    string? Addressee = null);
