namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the footer's pages.</summary>
public sealed class LegalTexts;
