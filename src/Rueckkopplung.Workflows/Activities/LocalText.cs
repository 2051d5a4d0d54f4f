namespace Rueckkopplung.Workflows.Activities;

/// <summary>A text that people read, in both languages of the house.</summary>
public sealed record LocalText(string German, string English)
{
    /// <summary>English for a culture that is English, else German.</summary>
    public string For(System.Globalization.CultureInfo culture) =>
        string.Equals(culture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal) ? English : German;
}
