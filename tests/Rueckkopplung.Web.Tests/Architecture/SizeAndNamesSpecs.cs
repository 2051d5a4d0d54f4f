namespace Rueckkopplung.Web.Tests.Architecture;

public sealed class SizeAndNamesSpecs
{
    private static readonly string[] Banned = ["Common", "Helpers", "Helper", "Utils", "Util", "Managers", "Misc"];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var files = SourceTree.Files("src", ".cs", ".cshtml", ".css", ".js").Concat(SourceTree.Files("tests", ".cs")).ToList();
        Assert.True(files.Count > 150);

        Assert.DoesNotContain(files, file => SourceTree.Lines(file).Length > 300);
    }

    [Fact]
    public void No_folder_is_a_drawer_for_everything()
    {
        var folders = SourceTree.Files("src", ".cs").Concat(SourceTree.Files("tests", ".cs")).SelectMany(file => file.Split('/')[..^1]).Distinct().ToList();
        Assert.Contains("Features", folders);

        Assert.Empty(folders.Intersect(Banned));
    }

    [Fact]
    public void No_type_is_a_helper_or_manager()
    {
        var types = typeof(House).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Rueckkopplung", StringComparison.Ordinal) == true).ToList();
        Assert.True(types.Count > 50);

        Assert.Empty(types.Select(type => type.Name).Where(name =>
            name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Utils", StringComparison.Ordinal)
            || (name.EndsWith("Helper", StringComparison.Ordinal) && !name.EndsWith("TagHelper", StringComparison.Ordinal))).ToList());
    }

    [Fact]
    public void No_file_names_a_registry_or_a_folder_of_somebodys_machine()
    {
        var files = SourceTree.Files("src", ".cs", ".cshtml", ".css", ".js", ".json", ".csproj", ".resx").Concat(SourceTree.Files("tests", ".cs", ".csproj")).ToList();
        Assert.Contains("src/Rueckkopplung.Web/package.json", files);

        // spelled apart, so that this file is not found by itself
        string[] forbidden = ["registry." + "npmjs", "api." + "nuget.org", "/" + "work/", "/home" + "/", "/root" + "/"];
        Assert.Empty(files.Where(file => SourceTree.Lines(file).Any(line => forbidden.Any(one => line.Contains(one, StringComparison.Ordinal)))).ToList());
    }
}
