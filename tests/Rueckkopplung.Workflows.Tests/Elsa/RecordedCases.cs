using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Tests.Elsa;

/// <summary>The recorded traces of the genuine engine.</summary>
public static class RecordedCases
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Elsa", "cases");

    /// <summary>Names of all cases that count.</summary>
    public static IReadOnlyList<string> Counting { get; } = [.. All.Where(name => Read(name)["upstreamFault"] is null)];

    /// <summary>The same as data of a theory.</summary>
    public static TheoryData<string> Names { get; } = new(Counting);

    /// <summary>Names of the cases in which the genuine engine is at fault.</summary>
    public static TheoryData<string> FaultyNames { get; } = new(All.Where(name => Read(name)["upstreamFault"] is not null));

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    private static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);
}
