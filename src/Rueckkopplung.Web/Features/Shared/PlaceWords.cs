using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>A place in the words of a list: „Ostwall 12“, „Treff Bleiche“ or a landmark, and its Quartier.</summary>
public sealed record PlaceWords(string? Where, string? Quartier)
{
    public static PlaceWords Of(Place place, CityDirectory city) => new(
        place.Text
            ?? city.Quartiere.SelectMany(quartier => quartier.Landmarks).FirstOrDefault(mark => mark.Code == place.LandmarkCode)?.Name
            ?? city.QuartierOfTreff(place.TreffKey)?.Treff?.Name,
        city.FindQuartier(place.QuartierCode)?.Name);

    /// <summary>Both, or the one that is known, or nothing; a place that names its Quartier already names it once.</summary>
    public override string ToString() =>
        Where is not null && Quartier is not null && Where.Contains(Quartier, StringComparison.OrdinalIgnoreCase)
            ? Where
            : string.Join(", ", new[] { Where, Quartier }.OfType<string>());
}
