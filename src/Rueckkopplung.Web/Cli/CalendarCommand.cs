using System.CommandLine;
using System.Globalization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Demo;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>calendar due</c>: working-day arithmetic without a database.</summary>
internal static class CalendarCommand
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:sszzz";
    private const int MostDays = 2_500;

    // strict: 03/04/2026 would be a different day for different people
    private static readonly string[] WithOffset =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    // a text without an offset is a local time of the city
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "Eingang nach ISO 8601; ohne Abstand zur Weltzeit gilt Europe/Berlin." };
        var days = new Option<int?>("--days") { Description = "Arbeitstage; der Tag des Eingangs zählt nicht mit." };
        var houseDays = new Option<bool>("--house-days") { Description = "Überspringt auch die Haustage (24.12., 31.12., Rosenmontag …)." };
        var explain = new Option<bool>("--explain") { Description = "Zeigt jeden Tag, gezählt oder übersprungen, mit seinem Grund." };
        var stdin = new Option<bool>("--stdin") { Description = "Liest Zeilen 'ISO N' und gibt je Zeile einen Zeitpunkt aus." };
        var due = new Command("due", "Der Zeitpunkt, zu dem N Arbeitstage vorbei sind.") { from, days, houseDays, explain, stdin };
        due.SetAction((parsed, token) =>
        {
            var calendar = Calendar(parsed.GetValue(houseDays));
            return parsed.GetValue(stdin)
                ? LinesAsync(calendar, token)
                : OneAsync(calendar, parsed.GetValue(from), parsed.GetValue(days), parsed.GetValue(explain));
        });

        return new Command("calendar", "Arbeitstage in Nordrhein-Westfalen.") { due };
    }

    private static WorkingCalendar Calendar(bool withHouseDays)
    {
        var settings = CityJson.Deadlines(DataFiles.Read("fristprofile.json")).Calendar;
        return new WorkingCalendar(withHouseDays ? settings : settings with { HouseDays = [] });
    }

    private static async Task<int> OneAsync(WorkingCalendar calendar, string? from, int? days, bool explain)
    {
        if (Fault(calendar, from, days, out var start) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCodes.Unusable;
        }

        var due = calendar.AddWorkingDays(start, days!.Value);
        foreach (var step in explain ? due.Steps : [])
            Console.WriteLine($"{step.Date:yyyy-MM-dd} {step.Date:ddd} {(step.Number > 0 ? step.Number.ToString(CultureInfo.InvariantCulture) : "-"),4}  {WireNames.Of(step.Reason)} {step.Name}".TrimEnd());
        Console.WriteLine(Iso(due.Instant));
        return ExitCodes.Done;
    }

    private static async Task<int> LinesAsync(WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        for (var number = 1; await Console.In.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var days = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            if (Fault(calendar, parts[0], days, out var start) is { } fault)
            {
                await Console.Error.WriteLineAsync($"Zeile {number}: {fault}");
                return ExitCodes.Unusable;
            }

            Console.WriteLine(Iso(calendar.AddWorkingDays(start, days!.Value).Instant));
        }

        return ExitCodes.Done;
    }

    private static string? Fault(WorkingCalendar calendar, string? from, int? days, out DateTimeOffset start)
    {
        start = default;
        if (days is null or < 0 or > MostDays)
            return $"--days braucht eine ganze Zahl von 0 bis {MostDays}; angegeben ist '{days}'.";
        if (!TryRead(calendar, from, out start))
            return $"--from braucht einen Zeitpunkt nach ISO 8601, etwa 2026-12-23T10:00+01:00; angegeben ist '{from}'.";

        return start.Year is < 1900 or > 2200 ? $"--from liegt im Jahr {start.Year}; der Kalender zählt von 1900 bis 2200." : null;
    }

    private static bool TryRead(WorkingCalendar calendar, string? text, out DateTimeOffset instant)
    {
        if (!DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);

        instant = calendar.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return true;
    }

    private static string Iso(DateTimeOffset instant) => instant.ToString(InstantFormat, CultureInfo.InvariantCulture);
}
