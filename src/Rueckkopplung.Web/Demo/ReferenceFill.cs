using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>An empty database gets the city's reference data: units, Quartiere, categories, routing, Fristprofile, texts.</summary>
internal sealed class ReferenceFill(IStepRunner steps) : IOpeningStep
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public Task RunAsync(CancellationToken cancellationToken) =>
        steps.RunAsync(StepOrigin.Continuation, FillAsync, cancellationToken);

    private static async Task<bool> FillAsync(IServiceProvider step, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        if (await db.Units.AnyAsync(cancellationToken))
            return false;

        var rules = CityJson.RoutingRules(DataFiles.Read("routing.json"));
        db.Units.AddRange(Units());
        db.Categories.AddRange(CityJson.Categories(DataFiles.Read("categories.json")));
        db.Quartiere.AddRange(CityJson.Quartiere(DataFiles.Read("quartiere.json")));
        db.RoutingRules.AddRange(rules);
        db.Texts.AddRange(CityJson.Texts(DataFiles.Read("texts.json")));
        var deadlines = CityJson.Deadlines(DataFiles.Read("fristprofile.json"));
        db.Profiles.AddRange(deadlines.Profiles);
        db.Settings.Add(new Setting
        {
            Key = CityLibrary.CalendarKey,
            Value = JsonSerializer.Serialize(deadlines.Calendar, Web),
            UpdatedAt = step.GetRequiredService<StepScope>().Now,
        });
        return true;
    }

    /// <summary>The city of the files, for whoever has no database.</summary>
    internal static CityDirectory City()
    {
        var deadlines = CityJson.Deadlines(DataFiles.Read("fristprofile.json"));
        return new CityDirectory(new CityData
        {
            Units = Units(),
            Categories = CityJson.Categories(DataFiles.Read("categories.json")),
            Quartiere = CityJson.Quartiere(DataFiles.Read("quartiere.json")),
            RoutingRules = CityJson.RoutingRules(DataFiles.Read("routing.json")),
            Profiles = deadlines.Profiles,
            Texts = CityJson.Texts(DataFiles.Read("texts.json")),
            Calendar = deadlines.Calendar,
        });
    }

    /// <summary>The units of the file, external ones with who cares for them.</summary>
    internal static IReadOnlyList<Unit> Units()
    {
        var rules = CityJson.RoutingRules(DataFiles.Read("routing.json"));
        return [.. CityJson.Units(DataFiles.Read("units.json")).Select(unit => WithCarer(unit, rules))];
    }

    // the file of the units does not say who cares for an external one; the routing table does
    private static Unit WithCarer(Unit unit, IReadOnlyList<RoutingRule> rules) => !unit.IsExternal ? unit : new Unit
    {
        Code = unit.Code,
        Name = unit.Name,
        Parent = unit.Parent,
        Kind = unit.Kind,
        CaredForBy = rules.FirstOrDefault(rule => rule.Unit == unit.Code && rule.CaredForBy is not null)?.CaredForBy
            ?? Carers.GetValueOrDefault(unit.Code),
    };

    private static readonly Dictionary<string, string> Carers = new(StringComparer.Ordinal)
    {
        ["SWK"] = "KBK-S",
        ["GSAK"] = "KBK-A",
        ["WG"] = "50",
        ["POL"] = "32",
        ["JC"] = "50",
    };
}
