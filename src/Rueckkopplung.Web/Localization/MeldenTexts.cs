namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the form and its receipt.</summary>
public sealed class MeldenTexts;
