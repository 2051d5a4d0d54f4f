using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>The demo city and cases in it.</summary>
internal static class CaseFiles
{
    public static readonly CityData City = Read();
    private static readonly CityDirectory Directory = new(City);

    /// <summary>Stores the reference data.</summary>
    public static Task StoreCityAsync(TestHouse house) => house.StepAsync(step =>
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        db.Units.AddRange(City.Units);
        db.Categories.AddRange(City.Categories);
        db.Quartiere.AddRange(City.Quartiere);
        db.RoutingRules.AddRange(City.RoutingRules);
        db.Texts.AddRange(City.Texts);
        db.Profiles.AddRange(City.Profiles);
        return Task.CompletedTask;
    });

    /// <summary>A report of the step's actor becomes a case; it is saved with the step.</summary>
    public static async Task<CaseFile> OpenAsync(
        IServiceProvider step, string category = "sperrmuell", string quartier = "Q02")
    {
        var scope = step.GetRequiredService<StepScope>();
        var number = await step.GetRequiredService<CaseNumbers>().NextAsync(CancellationToken.None);
        var report = new Report
        {
            Text = "Am Container liegt ein Sofa.",
            CategoryCode = category,
            Channel = IntakeChannel.Web,
            AnswerWay = AnswerWay.None,
            Place = Place.Unknown with { QuartierCode = quartier },
        };
        var id = step.GetRequiredService<IHouseIds>().New();
        var file = CaseFile.Open(id, number, report, Directory, scope.Actor, scope.Now);
        step.GetRequiredService<RueckkopplungDb>().Cases.Add(file);
        return file;
    }

    public static void Assign(CaseFile file, string unit, DateTimeOffset now)
    {
        var sqm = new Actor(1, Role.Sqm, "SQM");
        file.Assign(new Assignment(unit, Reason: "Weil."), Directory, sqm, now);
    }

    private static CityData Read()
    {
        var deadlines = CityJson.Deadlines(File("fristprofile.json"));
        return new CityData
        {
            Units = CityJson.Units(File("units.json")),
            Categories = CityJson.Categories(File("categories.json")),
            Quartiere = CityJson.Quartiere(File("quartiere.json")),
            RoutingRules = CityJson.RoutingRules(File("routing.json")),
            Texts = CityJson.Texts(File("texts.json")),
            Profiles = deadlines.Profiles,
            Calendar = deadlines.Calendar,
        };
    }

    private static string File(string name)
    {
        using var stream = typeof(CaseFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The test assembly has no file '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
