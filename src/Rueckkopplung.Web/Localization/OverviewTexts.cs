namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of „Wer fehlt?“.</summary>
public sealed class OverviewTexts;
