namespace Rueckkopplung.Web.Localization;

/// <summary>Names the status sentences of the reporter's page.</summary>
public sealed class FollowUpTexts;
