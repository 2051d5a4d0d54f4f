using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Tests.Localization;

public sealed partial class RuleSentencesSpecs
{
    private static readonly ResourceManager Sentences = new(typeof(Rules));
    private static readonly CultureInfo German = CultureInfo.InvariantCulture;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Each_rule_of_the_domain_has_a_sentence_in_both_languages()
    {
        Assert.True(RuleCodes.All.Count > 60);
        Assert.All(RuleCodes.All, code => Assert.NotEqual(Sentence(code, German), Sentence(code, English)));
    }

    [Fact]
    public void Both_sentences_of_a_rule_have_the_same_placeholders() =>
        Assert.All(RuleCodes.All, code => Assert.Equal(Placeholders(code, German), Placeholders(code, English)));

    [Fact]
    public void Each_sentence_says_what_to_do_now_and_ends() =>
        Assert.All(RuleCodes.All, code =>
        {
            Assert.Matches(@"\..*\.$|[:?].*\.$", Sentence(code, German));
            Assert.EndsWith(".", Sentence(code, English), StringComparison.Ordinal);
        });

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    private static string Sentence(string code, CultureInfo language) =>
        Sentences.GetResourceSet(language, createIfNotExists: true, tryParents: false)?.GetString(code)
        ?? throw new InvalidOperationException($"'{code}' has no sentence in '{language.Name}'.");

    private static string[] Placeholders(string code, CultureInfo language) =>
        [.. Placeholder().Matches(Sentence(code, language)).Select(match => match.Value).Distinct().Order()];
}
