namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the triage page.</summary>
public sealed class TriageTexts;
