namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the pages around Elsa Studio.</summary>
public sealed class StudioTexts;
