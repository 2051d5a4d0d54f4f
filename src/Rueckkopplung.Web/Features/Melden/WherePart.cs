using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Quartiere;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>Step 2. Fields of ways that were not chosen stay filled, but do not count.</summary>
public sealed record WherePart
{
    public string? Way { get; init; }
    public string? Street { get; init; }
    public string? HouseNo { get; init; }

    /// <summary>As typed; a name from the list finds its Quartier.</summary>
    public string? Landmark { get; init; }

    public string? Treff { get; init; }
    public string? Quartier { get; init; }
    public string? Details { get; init; }

    /// <summary>Street, landmark or Treff; null when the place is not known.</summary>
    public string? Spot(CityDirectory city) => Way switch
    {
        PlaceWay.Address => Join(" ", Street, HouseNo),
        PlaceWay.Landmark => FindLandmark(city)?.Name ?? Landmark?.Trim(),
        PlaceWay.Treff => city.QuartierOfTreff(Treff)?.Treff?.Name,
        _ => null,
    };

    /// <summary>Spot and details, as they are stored.</summary>
    public string? InWords(CityDirectory city) => Join(" – ", Spot(city), Details);

    /// <summary>The landmark whose name was typed or chosen, with or without its Quartier behind it.</summary>
    public Landmark? FindLandmark(CityDirectory city)
    {
        var typed = Landmark?.Trim();
        return typed is null ? null : city.Quartiere
            .SelectMany(quartier => quartier.Landmarks.Select(mark => (mark, option: OptionOf(mark, quartier))))
            .FirstOrDefault(pair => Same(typed, pair.mark.Name) || Same(typed, pair.option))
            .mark;
    }

    /// <summary>„Spielplatz Lindenhof, Hardenbergviertel“, as the list offers it.</summary>
    public static string OptionOf(Landmark mark, Quartier quartier) => $"{mark.Name}, {quartier.Name}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string? Join(string between, params string?[] words)
    {
        var given = words.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word!.Trim());
        var joined = string.Join(between, given);
        return joined.Length == 0 ? null : joined;
    }
}

/// <summary>The ways to say where it is.</summary>
public static class PlaceWay
{
    public const string Address = "address";
    public const string Landmark = "landmark";
    public const string Treff = "treff";
    public const string Unknown = "unknown";
}
