using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Rueckkopplung.Cases.Tests;

public sealed partial class RuleCodesSpecs
{
    [Fact]
    public void The_list_of_codes_is_what_the_rules_in_the_code_say()
    {
        var source = Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "RuleCodes.cs")
            .SelectMany(File.ReadLines)
            .SelectMany(line => Code().Matches(line).Select(match => match.Groups["code"].Value));

        Assert.Equal(RuleCodes.All, source.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_events_names_each_event_once()
    {
        var constants = typeof(CaseEvents).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(constants, CaseEvents.All);
        Assert.Equal(constants.Count, constants.Distinct().Count());
    }

    // the code is the second argument of Rule.Require: a string with a dot that is followed by a comma
    [GeneratedRegex("(?<=Require\\(.*|^\\s+.*)\"(?<code>[a-z-]+\\.[a-z-]+)\",", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src/Rueckkopplung.Cases"));
}
