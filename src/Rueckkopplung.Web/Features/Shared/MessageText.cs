using System.Text.RegularExpressions;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>The words of a message as staff may read them.</summary>
public static partial class MessageText
{
    private const string Hidden = "•••• •••• •••• ••••";

    /// <summary>Without the code with which the reporter asks: whoever has it could speak for the reporter.</summary>
    public static string ForStaff(string body) => Code().Replace(Link().Replace(body, "/nachfragen/…"), Hidden);

    [GeneratedRegex("/nachfragen/[0-9A-Za-z-]{16,19}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:[0-9A-HJKMNP-TV-Z]{4}[- ]){3}[0-9A-HJKMNP-TV-Z]{4}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
