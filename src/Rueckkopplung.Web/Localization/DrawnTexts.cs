namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the pages about cases and tasks.</summary>
public sealed class DrawnTexts;
