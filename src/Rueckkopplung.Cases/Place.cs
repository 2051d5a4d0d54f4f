namespace Rueckkopplung.Cases;

/// <summary>Where a concern is. Words are enough; everything else is a help.</summary>
/// <param name="Text">In the reporter's words, at most 500 letters.</param>
/// <param name="Latitude">Degrees north, WGS 84; comes with the longitude or not at all.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="QuartierCode">The Quartier, given or found from the point.</param>
/// <param name="TreffKey">The Treff in which it was said or in which it is.</param>
/// <param name="LandmarkCode">A landmark of the Quartier.</param>
public sealed record Place(
    string? Text,
    double? Latitude,
    double? Longitude,
    string? QuartierCode,
    string? TreffKey,
    string? LandmarkCode)
{
    /// <summary>Nothing is known of the place.</summary>
    public static Place Unknown { get; } = new(null, null, null, null, null, null);
}
