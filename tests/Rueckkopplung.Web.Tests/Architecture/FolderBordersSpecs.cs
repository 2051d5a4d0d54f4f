using System.Text.RegularExpressions;

namespace Rueckkopplung.Web.Tests.Architecture;

public sealed partial class FolderBordersSpecs
{
    private const string Web = "src/Rueckkopplung.Web/";

    // what the files of a folder may name of the house; Shared (frame) and Localization (texts) are for all
    public static TheoryData<string, string[]> Borders => new()
    {
        { "Activities", ["Activities", "Pipeline", "Localization", "Shared"] },
        { "Scheduling", ["Scheduling", "Pipeline", "Localization", "Shared"] },
        { "Pipeline", ["Pipeline", "Localization", "Shared", "Activities", "Features.FollowUp", "Features.Messages", "Features.Reports", "Features.Tasks"] },
    };

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_folder_knows_only_what_it_may(string folder, string[] allowed)
    {
        var files = SourceTree.Files(Web + folder, ".cs");
        Assert.NotEmpty(files);

        Assert.Empty(
            from file in files
            from target in WebNamespacesIn(file)
            where !allowed.Any(one => target == one || target.StartsWith(one + ".", StringComparison.Ordinal))
            select $"{file} names {target}");
    }

    [Fact]
    public void No_slice_knows_another_slice()
    {
        var files = SourceTree.Files(Web + "Features", ".cs", ".cshtml").Where(file => file.Count(one => one == '/') > 3).ToList();
        Assert.True(files.Count > 20);

        Assert.Empty(
            from file in files
            let own = file.Split('/')[3]
            from target in WebNamespacesIn(file).Where(target => target.StartsWith("Features.", StringComparison.Ordinal))
            let other = target.Split('.')[1]
            where other != own && other != "Shared" && !Commands.Contains(other)
            select $"{file} names the slice {other}");
    }

    [Fact]
    public void Nothing_below_knows_the_house_itself()
    {
        var files = SourceTree.Files(Web, ".cs", ".cshtml")
            .Where(file => file is not (Web + "House.cs" or Web + "Program.cs") && !file.StartsWith(Web + "Cli/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 50);

        Assert.Empty(files.Where(file => SourceTree.Lines(file).Any(line => HouseItself().IsMatch(line))).ToList());
    }

    // commands and queries that pages and API share: they have no page of their own
    private static readonly string[] Commands = ["FollowUp", "Messages", "Reports", "Tasks"];

    [GeneratedRegex(@"\bHouse\.(?:Build|RunAsync)\b", RegexOptions.None, 1000)]
    private static partial Regex HouseItself();

    [GeneratedRegex(@"^\s*@?using (?:static )?Rueckkopplung\.Web\.(?<target>[\w.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    private static IEnumerable<string> WebNamespacesIn(string file) => SourceTree.Lines(file)
        .Select(line => Using().Match(line)).Where(match => match.Success).Select(match => match.Groups["target"].Value.TrimEnd(';'));
}
