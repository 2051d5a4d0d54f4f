using System.Text.Json;

namespace Rueckkopplung.Cases.Quartiere;

/// <summary>The outer ring of a GeoJSON polygon; holes are not used.</summary>
internal sealed class Polygon
{
    private readonly (double X, double Y)[] ring;

    private Polygon((double X, double Y)[] points) => ring = points;

    public static Polygon Parse(string geoJson)
    {
        using var document = JsonDocument.Parse(geoJson);
        var outer = document.RootElement.GetProperty("coordinates")[0];

        return new Polygon([.. outer.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))]);
    }

    /// <summary>Counts the borders that a ray to the east crosses: odd means inside.</summary>
    public bool Contains(double x, double y)
    {
        var inside = false;
        for (var index = 0; index < ring.Length; index++)
        {
            var (startX, startY) = ring[index];
            var (endX, endY) = ring[(index + 1) % ring.Length];
            var crosses = startY > y != endY > y;
            if (crosses && x < startX + ((endX - startX) * (y - startY) / (endY - startY)))
                inside = !inside;
        }

        return inside;
    }
}
