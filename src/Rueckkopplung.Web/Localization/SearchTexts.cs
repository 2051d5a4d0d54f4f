namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the search.</summary>
public sealed class SearchTexts;
