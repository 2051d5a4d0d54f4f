using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Web.Features.Tasks;

/// <summary>What the reporter would get if a task were done.</summary>
/// <param name="Words">In the order in which they go.</param>
/// <param name="IsBrought">Somebody would have to bring words to the reporter.</param>
/// <param name="PromisedBy">The promise as it would stand afterwards; null where nothing more is owed.</param>
public sealed record TaskPreview(IReadOnlyList<PreviewedWords> Words, bool IsBrought, DateTimeOffset? PromisedBy);

/// <summary>One text for the reporter.</summary>
/// <param name="Way">How it goes; never to which address.</param>
/// <param name="Subject">Of a mail.</param>
/// <param name="Body">As it goes.</param>
/// <param name="Language">Two letters.</param>
public sealed record PreviewedWords(AnswerWay Way, string? Subject, string Body, string Language);
