namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the notice lists.</summary>
public sealed class NoticeTexts;
