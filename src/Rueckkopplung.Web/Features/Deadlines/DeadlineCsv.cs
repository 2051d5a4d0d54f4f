using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>
/// The list as a table for spreadsheets: UTF-8 with a mark, semicolons as German ones expect. A cell that a spreadsheet
/// would take for a formula gets an apostrophe before it.
/// </summary>
public sealed class DeadlineCsv(DeadlineWords words, IStringLocalizer<DeadlinesTexts> texts)
{
    private static readonly string[] Columns = ["Case", "Deadline", "Unit", "When", "Rule", "Then", "State", "Attempts"];

    public byte[] Write(IReadOnlyList<DeadlineLine> lines, CityDirectory city, DateTimeOffset now)
    {
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
        }))
        {
            Add(csv, Columns.Select(column => texts[$"Csv.{column}"].Value));
            foreach (var line in lines)
                Add(csv, Cells(line, city, now));
        }

        return memory.ToArray();
    }

    private IEnumerable<string?> Cells(DeadlineLine line, CityDirectory city, DateTimeOffset now)
    {
        var row = line.Row;
        yield return line.Number;
        yield return words.KindOf(row);
        yield return row.UnitCode is { } unit ? $"{unit} {city.Units.Find(unit)?.Name}".TrimEnd() : null;
        yield return city.Calendar.Local(row.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yield return words.RuleOf(row, line.Profile);
        yield return words.EffectOf(row, line.Profile, city, city.Calendar.DayOf(now));
        yield return texts[StateOf(row, now)];
        yield return row.Attempts.ToString(CultureInfo.InvariantCulture);
    }

    private static string StateOf(DeadlineRow row, DateTimeOffset now) => row switch
    {
        { IsFailed: true } => "Csv.Failed",
        { IsPaused: true } => "Csv.Paused",
        _ => row.At < now ? "Csv.Overdue" : "Csv.Planned",
    };

    private static void Add(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }
}
