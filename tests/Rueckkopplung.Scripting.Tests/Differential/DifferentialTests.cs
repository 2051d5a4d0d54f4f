using System.Text.Json;

namespace Rueckkopplung.Scripting.Tests.Differential;

public sealed class DifferentialTests
{
    private static readonly Case[] Cases = Read<Case[]>("expected.json");

    private static readonly Dictionary<string, Difference> Differences =
        Read<Difference[]>("differences.json").ToDictionary(entry => entry.Source);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_script_gives_what_Node_gives_or_differs_as_written_down(int number)
    {
        var (source, expected) = Cases[number];
        var wanted = Differences.TryGetValue(source, out var difference) ? difference.Ours : expected;

        Assert.Equal(wanted, Rendering.OfRun(source));
    }

    [Fact]
    public void There_are_at_least_600_scripts_and_every_difference_is_one_of_them_with_a_reason()
    {
        Assert.True(Cases.Length >= 600);
        Assert.All(Differences.Values, entry =>
        {
            Assert.Contains(Cases, known => known.Source == entry.Source && known.Expected != entry.Ours);
            Assert.False(string.IsNullOrWhiteSpace(entry.Reason));
        });
    }

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", name)), JsonSerializerOptions.Web)!;

    private sealed record Case(string Source, string Expected);

    private sealed record Difference(string Source, string Ours, string Reason);
}
