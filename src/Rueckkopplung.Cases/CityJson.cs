using System.Text.Json;
using System.Text.Json.Serialization;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases;

/// <summary>Reads the data files of a city and the JSON columns made of them: camelCase, enums by their wire names.</summary>
public static class CityJson
{
    /// <summary>The spelling of all reference data.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads <c>units.json</c>.</summary>
    /// <exception cref="CityDataException">The text is not such a file.</exception>
    public static IReadOnlyList<Unit> Units(string json) => Read<List<Unit>>(json);

    /// <summary>Reads <c>categories.json</c>.</summary>
    /// <inheritdoc cref="Units" path="/exception" />
    public static IReadOnlyList<Category> Categories(string json) => Read<List<Category>>(json);

    /// <summary>Reads <c>routing.json</c>.</summary>
    /// <inheritdoc cref="Units" path="/exception" />
    public static IReadOnlyList<RoutingRule> RoutingRules(string json) => Read<List<RoutingRule>>(json);

    /// <summary>Reads <c>quartiere.json</c>.</summary>
    /// <inheritdoc cref="Units" path="/exception" />
    public static IReadOnlyList<Quartier> Quartiere(string json) => Read<List<Quartier>>(json);

    /// <summary>Reads <c>texts.json</c>.</summary>
    /// <inheritdoc cref="Units" path="/exception" />
    public static IReadOnlyList<StandardText> Texts(string json) => Read<TextFile>(json).Texts;

    /// <summary>Reads <c>fristprofile.json</c>.</summary>
    /// <inheritdoc cref="Units" path="/exception" />
    public static DeadlineData Deadlines(string json) => Read<DeadlineFile>(json).ToData();

    private static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new CityDataException("The file holds null.");
        }
        catch (JsonException fault)
        {
            throw new CityDataException($"The file is no {typeof(T).Name}: {fault.Message}", fault);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new WireNameConverter<ConcernKind>());
        options.Converters.Add(new WireNameConverter<Role>());
        options.Converters.Add(new WireNameConverter<StageTarget>());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);

        return options;
    }

    private sealed record TextFile(IReadOnlyList<StandardText> Texts);
}
