namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of the frame, of sign-in, error and footer pages.</summary>
public sealed class Texts;
