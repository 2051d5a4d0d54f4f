using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases;

/// <summary>The rows a <see cref="CityDirectory"/> is made of.</summary>
public sealed record CityData
{
    /// <summary>All units, also those that are over.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>All categories.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>All Quartiere.</summary>
    public required IReadOnlyList<Quartier> Quartiere { get; init; }

    /// <summary>The rows of the routing table.</summary>
    public required IReadOnlyList<RoutingRule> RoutingRules { get; init; }

    /// <summary>All Fristprofile.</summary>
    public required IReadOnlyList<DeadlineProfile> Profiles { get; init; }

    /// <summary>All standard texts.</summary>
    public required IReadOnlyList<StandardText> Texts { get; init; }

    /// <summary>Working time and house days.</summary>
    public CalendarSettings Calendar { get; init; } = CalendarSettings.Default;

    /// <summary>Which role has an active account in which unit.</summary>
    public IReadOnlyCollection<(string Unit, Role Role)> Members { get; init; } = [];

    /// <summary>Which unit acts for which, also in time to come.</summary>
    public IReadOnlyList<Deputyship> Deputyships { get; init; } = [];
}
