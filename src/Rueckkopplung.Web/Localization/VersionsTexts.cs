namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the versions of a definition and of their differences.</summary>
public sealed class VersionsTexts;
