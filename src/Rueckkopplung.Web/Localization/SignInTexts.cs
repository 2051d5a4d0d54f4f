namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of sign-in and sign-out.</summary>
public sealed class SignInTexts;
