using System.Text.Json;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>The texts of built-in activities, one embedded file a language.</summary>
internal static class ActivityTexts
{
    private static readonly Dictionary<string, Dictionary<string, string>> German = Load("de");
    private static readonly Dictionary<string, Dictionary<string, string>> English = Load("en");

    /// <exception cref="KeyNotFoundException">A text is missing; a test asks for all of them.</exception>
    public static LocalText Of(string type, string key) => new(Find(German, type, key), Find(English, type, key));

    public static LocalText Category(string category) => Of("categories", category);

    private static string Find(Dictionary<string, Dictionary<string, string>> texts, string type, string key) =>
        texts.TryGetValue(type, out var own) && own.TryGetValue(key, out var text)
            ? text : throw new KeyNotFoundException($"The text '{key}' of '{type}' is missing.");

    private static Dictionary<string, Dictionary<string, string>> Load(string language)
    {
        using var file = typeof(ActivityTexts).Assembly.GetManifestResourceStream($"activities.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
    }
}
