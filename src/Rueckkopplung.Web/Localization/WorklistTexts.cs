namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of „Meine Stelle“.</summary>
public sealed class WorklistTexts;
