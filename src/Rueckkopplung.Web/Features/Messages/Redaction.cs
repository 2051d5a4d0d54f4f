using System.Text.RegularExpressions;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>
/// Takes out of a shown message what its reader needs not: the reporter's code, with which anybody could act as the reporter,
/// and addresses that a mail server puts into its refusal.
/// </summary>
public static partial class Redaction
{
    public static string WithoutCode(string text) => Code().Replace(text, "••••");

    public static string WithoutAddresses(string text) => Address().Replace(text, "(…)");

    // 16 letters of Crockford's alphabet, in one piece or in groups of four
    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}(?:-?[0-9A-HJKMNP-TV-Z]{4}){3}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\s<>()""',;:]+@[^\s<>()""',;:]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
