using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>The whole table in a step: rules have no gaps, so a change of order rewrites the rows that move.</summary>
internal sealed class RoutingDesk(RueckkopplungDb db, CityLibrary cities, StepScope scope, Protocol protocol)
{
    /// <summary>What the table is known by, to notice that somebody changed it after the form was shown.</summary>
    public static string StampOf(IEnumerable<RoutingRule> rules) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules)))[..16];

    /// <exception cref="ConflictException">The table is not the one of the form.</exception>
    public async Task<List<RoutingRule>> RulesAsync(string? stamp, CancellationToken cancellationToken)
    {
        var rules = await db.RoutingRules.AsNoTracking().OrderBy(rule => rule.No).ToListAsync(cancellationToken);
        return stamp is null || stamp == StampOf(rules) ? rules : throw new ConflictException("routing.changed", []);
    }

    public async Task<RuleCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        return new RuleCheck(city, city.Calendar.DayOf(scope.Now));
    }

    /// <summary>Numbers the rules anew and writes what differs.</summary>
    public async Task WriteAsync(IReadOnlyList<RoutingRule> rules, CancellationToken cancellationToken)
    {
        var stored = await db.RoutingRules.AsTracking().ToDictionaryAsync(rule => rule.No, cancellationToken);
        for (var index = 0; index < rules.Count; index++)
        {
            var row = Numbered(rules[index], index + 1);
            if (stored.Remove(row.No, out var old))
                db.Entry(old).CurrentValues.SetValues(row);
            else
                db.RoutingRules.Add(row);
        }
        db.RoutingRules.RemoveRange(stored.Values);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task NoteAsync(string change, int no, IReadOnlyList<ChangedValue> changes, CancellationToken cancellationToken) =>
        protocol.NoteAsync(change, string.Create(CultureInfo.InvariantCulture, $"rule/{no}"), changes, cancellationToken);

    /// <summary>What differs between two rules.</summary>
    public static IReadOnlyList<ChangedValue> Changes(RoutingRule? before, RoutingRule? after) => ChangedValue.Between(
        new("category", before?.Category, after?.Category),
        new("quartier", before?.Quartier, after?.Quartier),
        new("kind", before?.Kind, after?.Kind),
        new("keywords", Words(before?.Keywords), Words(after?.Keywords)),
        new("unit", before?.Unit, after?.Unit),
        new("caredForBy", before?.CaredForBy, after?.CaredForBy),
        new("info", Words(before?.Info), Words(after?.Info)),
        new("reason", before?.Reason, after?.Reason));

    private static string? Words(IReadOnlyList<string>? words) => words is null or [] ? null : string.Join(", ", words);

    private static RoutingRule Numbered(RoutingRule rule, int no) => new()
    {
        No = no,
        Category = rule.Category,
        Quartier = rule.Quartier,
        Kind = rule.Kind,
        Keywords = rule.Keywords,
        Unit = rule.Unit,
        Info = rule.Info,
        CaredForBy = rule.CaredForBy,
        Reason = rule.Reason,
    };
}
