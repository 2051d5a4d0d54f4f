using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Rueckkopplung.Web.Tests.Localization;

public sealed partial class TextsSpecs
{
    public static TheoryData<string> Families =>
        [.. typeof(House).Assembly.GetTypes().Where(type => type.Namespace == "Rueckkopplung.Web.Localization").Select(type => type.FullName!)];

    [Fact]
    public void There_are_texts_for_several_features() => Assert.True(Families.Count >= 5);

    [Theory]
    [MemberData(nameof(Families))]
    public void Both_languages_have_the_same_keys_and_placeholders(string family)
    {
        var german = Read(family, CultureInfo.InvariantCulture);
        var english = Read(family, CultureInfo.GetCultureInfo("en"));

        Assert.NotEmpty(german);
        Assert.Equal(german.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(german, text => Assert.Equal((text.Key, Placeholders(text.Value)), (text.Key, Placeholders(english[text.Key]))));
        Assert.All(german.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [GeneratedRegex(@"\{\d", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string family, CultureInfo language) =>
        new ResourceManager(typeof(House).Assembly.GetType(family, throwOnError: true)!)
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
