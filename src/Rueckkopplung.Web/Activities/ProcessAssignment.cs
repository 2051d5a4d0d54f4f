using System.Text.Json;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities;

/// <summary>A row of „Welcher Ablauf gilt?“ in Verwaltung.</summary>
/// <param name="Kind">Wire name of the kind, or <c>*</c>.</param>
/// <param name="Category">A leaf, a group, or <c>*</c>.</param>
/// <param name="DefinitionId">The definition.</param>
/// <param name="ValidFrom">First day, included; null = always.</param>
public sealed record ProcessRow(string Kind, string Category, string DefinitionId, DateOnly? ValidFrom = null);

/// <summary>Names the definition that serves a case: the most special row in force, the later one of equals.</summary>
public sealed class ProcessAssignment(RueckkopplungDb db, StepScope scope) : IProcessAssignment
{
    /// <summary>The key of the setting: a JSON array of <see cref="ProcessRow"/>.</summary>
    public const string SettingKey = "process-assignments";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>What holds while Verwaltung has set nothing.</summary>
    public static IReadOnlyList<ProcessRow> Defaults { get; } = [new("Mangel", "*", "mangel"), new("Bedarf", "*", "bedarf")];

    public async Task<string> DefinitionForAsync(Guid caseId, object? subject, CancellationToken cancellationToken)
    {
        var (file, city) = subject is CaseSubject known
            ? (known.File, known.City)
            : throw new InvalidOperationException($"Case {caseId} was not loaded before its process was asked for.");
        var rows = await ReadAsync(db, cancellationToken);
        var path = city.Categories.PathOf(file.CategoryCode).Append("*").ToList();
        var today = city.Calendar.DayOf(scope.Now);
        var kind = WireNames.Of(file.Kind ?? ConcernKind.Mangel);

        return rows
            .Where(row => (row.ValidFrom is null || row.ValidFrom <= today) && (row.Kind == "*" || row.Kind == kind))
            .Where(row => path.Contains(row.Category))
            .OrderBy(row => path.IndexOf(row.Category))
            .ThenBy(row => row.Kind == "*")
            .ThenByDescending(row => row.ValidFrom)
            .Select(row => row.DefinitionId)
            .FirstOrDefault() ?? throw new RuleBrokenException("process.is-assigned", file.Number);
    }

    /// <summary>The rows as stored, or the defaults.</summary>
    public static async Task<IReadOnlyList<ProcessRow>> ReadAsync(RueckkopplungDb db, CancellationToken cancellationToken) =>
        await db.Settings.FindAsync([SettingKey], cancellationToken) is { } setting
            ? JsonSerializer.Deserialize<List<ProcessRow>>(setting.Value, Web) ?? Defaults
            : Defaults;
}
