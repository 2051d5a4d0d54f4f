using System.Text.Json.Serialization;

namespace Rueckkopplung.Cases.Quartiere;

/// <summary>One of the neighbourhoods the SQM cares for.</summary>
public sealed class Quartier
{
    private Polygon? area;

    /// <summary><c>Q01</c> … <c>Q12</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The Stadtteil around it.</summary>
    public required string Stadtteil { get; init; }

    /// <summary>Official number of the Stadtteil, three digits.</summary>
    public required string StadtteilNo { get; init; }

    /// <summary>User name of its Quartiersentwickler*in.</summary>
    [JsonPropertyName("qe")]
    public required string QeUserName { get; init; }

    /// <summary>The association that runs its Treff.</summary>
    public string? Traeger { get; init; }

    /// <summary>Its streets, as far as they are known.</summary>
    public IReadOnlyList<string> Streets { get; init; } = [];

    /// <summary>Its Treff, if it has one.</summary>
    public Treff? Treff { get; init; }

    /// <summary>Well-known places.</summary>
    public IReadOnlyList<Landmark> Landmarks { get; init; } = [];

    /// <summary>The walks of its Quartiershelfer*innen.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>GeoJSON polygon, longitude before latitude.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public required string Geometry { get; init; }

    /// <summary>Whether a point lies inside; the border counts as inside on the western and southern sides only.</summary>
    public bool Contains(double latitude, double longitude) =>
        (area ??= Polygon.Parse(Geometry)).Contains(longitude, latitude);
}
