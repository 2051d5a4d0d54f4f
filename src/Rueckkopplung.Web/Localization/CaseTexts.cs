namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the case page and the worklist.</summary>
public sealed class CaseTexts;
