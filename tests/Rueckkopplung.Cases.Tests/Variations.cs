using System.Text.Json;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Tests;

/// <summary>The reports and accounts of the data files.</summary>
public sealed record Variation(
    int No, string Text, ConcernKind Kind, IReadOnlyList<string> Categories, IReadOnlyList<string> Units, string Urgency, string Quartier)
{
    public bool IsUrgent => Urgency is "high" or "immediate" or "emergency";
}

public sealed record SampleReport(int No, string Text);

public static class Variations
{
    public static readonly IReadOnlyList<Variation> All =
        JsonSerializer.Deserialize<List<Variation>>(City.File("variations.json"), CityJson.Options) ?? [];

    public static readonly IReadOnlyList<SampleReport> Samples =
        JsonSerializer.Deserialize<List<SampleReport>>(City.File("sample-reports.json"), CityJson.Options) ?? [];

    public static (string Unit, Role Role)[] Members() =>
        [.. JsonSerializer.Deserialize<List<Account>>(City.File("people.json"), CityJson.Options)!
            .Where(account => account.Unit is not null)
            .Select(account => (account.Unit!, account.Role))];

    private sealed record Account(string? Unit, Role Role);
}
