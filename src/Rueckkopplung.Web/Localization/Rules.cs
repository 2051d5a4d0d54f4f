namespace Rueckkopplung.Web.Localization;

/// <summary>Names the sentences of refusals: <c>Rules.resx</c> (German) and <c>Rules.en.resx</c>, keyed by code.</summary>
public sealed class Rules;
