namespace Rueckkopplung.Web.Localization;

/// <summary>Texts of the pages of Verwaltung.</summary>
public sealed class VerwaltungTexts;
