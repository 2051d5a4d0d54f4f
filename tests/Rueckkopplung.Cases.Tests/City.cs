using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests;

/// <summary>The demo city of the shipped data files, and instants in it.</summary>
public static class City
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    public static readonly CityData Data = Read();
    public static readonly CityDirectory Demo = new(Data);
    public static readonly CityDirectory WithoutHouseDays = new(Data with { Calendar = CalendarSettings.Default });

    public static string File(string name)
    {
        using var stream = typeof(City).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The test assembly has no file '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>„2026-11-23 09:00“ on the clocks of Krefeld.</summary>
    public static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Berlin.GetUtcOffset(time));
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
            Members = Variations.Members(),
        };
    }
}
