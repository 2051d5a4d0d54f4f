namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the start page.</summary>
public sealed class StartTexts;
