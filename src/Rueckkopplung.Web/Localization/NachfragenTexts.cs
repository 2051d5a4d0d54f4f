namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the reporter's page.</summary>
public sealed class NachfragenTexts;
