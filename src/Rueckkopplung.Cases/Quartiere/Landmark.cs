namespace Rueckkopplung.Cases.Quartiere;

/// <summary>A place that everybody in the Quartier knows.</summary>
/// <param name="Code">Stable, begins with the Quartier's code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">„Spielplatz“, „Kirche“ …</param>
/// <param name="Lon">Degrees east.</param>
/// <param name="Lat">Degrees north.</param>
public sealed record Landmark(string Code, string Name, string Kind, double Lon, double Lat);
