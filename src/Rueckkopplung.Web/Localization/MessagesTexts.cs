namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the message log.</summary>
public sealed class MessagesTexts;
