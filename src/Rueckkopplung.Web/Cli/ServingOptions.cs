namespace Rueckkopplung.Web.Cli;

/// <summary>Looks at the options for serving, so that a mistyped one is a sentence and not silently ignored.</summary>
internal static class ServingOptions
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports", "AllowedHosts",
        "shutdownTimeoutSeconds", "detailedErrors", "captureStartupErrors", "preferHostingUrls",
    };

    /// <returns>One sentence about the first option that nobody reads; null when all are known.</returns>
    public static string? Fault(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            var word = args[index];
            var key = word.TrimStart('-').Split('=')[0];
            if (!word.StartsWith('-') || (!Known.Contains(key) && !key.Contains(':', StringComparison.Ordinal)))
            {
                return $"'{word}' gibt es nicht; zum Starten gibt es --urls, --environment und Einstellungen wie "
                    + "--Database:Path WERT. Die Befehle zeigt --help.";
            }

            // a value follows in the same word or in the next
            index += word.Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }
}
