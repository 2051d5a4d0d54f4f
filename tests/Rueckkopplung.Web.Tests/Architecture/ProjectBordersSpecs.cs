using System.Xml.Linq;

namespace Rueckkopplung.Web.Tests.Architecture;

public sealed class ProjectBordersSpecs
{
    public static TheoryData<string, string[]> Borders => new()
    {
        { "Rueckkopplung.Cases", [] },
        { "Rueckkopplung.Scripting", [] },
        { "Rueckkopplung.Workflows", ["Rueckkopplung.Scripting"] },
        { "Rueckkopplung.Storage", ["Rueckkopplung.Cases", "Rueckkopplung.Workflows"] },
        { "Rueckkopplung.Web", ["Rueckkopplung.Storage"] },
    };

    [Fact]
    public void There_are_five_projects_and_each_has_its_border() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(SourceTree.Root, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Borders.Select(border => (string)border[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_project_refers_only_downwards(string project, string[] allowed) => Assert.Equal(
        allowed.Order(StringComparer.Ordinal),
        Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Rueckkopplung.Cases")]
    [InlineData("Rueckkopplung.Scripting")]
    [InlineData("Rueckkopplung.Workflows")]
    public void The_cores_need_no_package(string project)
    {
        Assert.Empty(Items(project, "PackageReference"));
        Assert.Empty(Items(project, "FrameworkReference"));
    }

    private static List<string> Items(string project, string kind)
    {
        var file = XDocument.Load(Path.Combine(SourceTree.Root, "src", project, $"{project}.csproj"));
        Assert.Equal("Project", file.Root!.Name.LocalName);
        return [.. file.Descendants(kind).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'))];
    }
}
