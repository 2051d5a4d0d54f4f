using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Health;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Features.Verwaltung.Processes;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>Something the administrator should look at.</summary>
/// <param name="Kind"><c>danger</c>: somebody gets no answer; <c>warning</c>: it works, but not as it should; <c>info</c>.</param>
/// <param name="Key">Of the sentence, <c>Warning.{Key}</c>.</param>
/// <param name="What">Its values, in words.</param>
/// <param name="Link">Where it is put right; null = not here.</param>
public sealed record HouseWarning(string Kind, string Key, string What, string? Link);

/// <summary>Looks for vacant roles, failed messages, broken rules and what the house reports of itself. Counts only, no case is read.</summary>
public sealed class HouseWarnings(RueckkopplungDb db, HouseHealth health, CityToday cities)
{
    public async Task<IReadOnlyList<HouseWarning>> LookAsync(CancellationToken cancellationToken)
    {
        var (city, today) = await cities.AskAsync(cancellationToken);
        return
        [
            .. health.Reasons.Select(reason => new HouseWarning("danger", "Health", reason.Value, null)),
            .. await TroubleAsync(cancellationToken),
            .. await VacantAsync(city, today, cancellationToken),
            .. city.Routing.Faults(today).Select(fault => new HouseWarning(
                "danger", "Rule", $"{fault.RuleNo}", $"/verwaltung/regeln/{fault.RuleNo}")),
            .. await DefinitionsAsync(cancellationToken),
        ];
    }

    private async Task<IReadOnlyList<HouseWarning>> TroubleAsync(CancellationToken cancellationToken)
    {
        var failed = await db.Outbox.IgnoreQueryFilters().CountAsync(message => message.State == OutboxState.Failed, cancellationToken);
        var incidents = await db.Incidents.CountAsync(incident => incident.ResolvedAt == null, cancellationToken);
        return
        [
            .. failed > 0 ? [new HouseWarning("danger", failed == 1 ? "Failed.One" : "Failed", $"{failed}", null)] : Array.Empty<HouseWarning>(),
            .. incidents > 0 ? [new HouseWarning("danger", incidents == 1 ? "Incident.One" : "Incidents", $"{incidents}", null)] : Array.Empty<HouseWarning>(),
        ];
    }

    private async Task<IReadOnlyList<HouseWarning>> VacantAsync(CityDirectory city, DateOnly today, CancellationToken cancellationToken)
    {
        var active = await db.Users.Where(person => person.IsActive)
            .Select(person => new { person.UserName, person.Role, person.UnitCode, person.TreffKey, person.Quartiere })
            .ToListAsync(cancellationToken);
        bool Has(Role role, string? unit) => active.Exists(person => person.Role == role && (unit is null || person.UnitCode == unit));
        var units = city.Units.All.Where(unit => unit.IsValidOn(today) && !unit.IsExternal).ToList();
        var working = city.Routing.Rules.Select(rule => city.Units.WorkerFor(rule.CaredForBy ?? rule.Unit)).ToHashSet();
        const string accounts = "/verwaltung/konten";

        IEnumerable<HouseWarning> Missing(string kind, string key, IEnumerable<string> names) =>
            names.ToList() is { Count: > 0 } found ? [new HouseWarning(kind, key, string.Join(", ", found), accounts)] : [];

        return
        [
            .. Missing("danger", "Vacant.Triage", Has(Role.Sqm, null) || Has(Role.SqmLead, null) ? [] : ["SQM"]),
            .. Missing("warning", "Vacant.SqmLead", Has(Role.SqmLead, UnitTree.Sqm) ? [] : ["SQM"]),
            .. Missing("danger", "Vacant.Unit", Named(units, unit => working.Contains(unit.Code) && unit.Code != UnitTree.Sqm
                && !Has(Role.Unit, unit.Code) && !Has(Role.UnitLead, unit.Code))),
            .. Missing("warning", "Vacant.Lead", Named(units, unit => unit.Kind == UnitKind.Unit && unit.Code != UnitTree.Sqm
                && working.Contains(unit.Code) && !Has(Role.UnitLead, unit.Code))),
            .. Missing("warning", "Vacant.Dezernat", Named(units, unit => unit.Kind == UnitKind.Dezernat && !Has(Role.Dezernat, unit.Code))),
            .. Missing("warning", "Vacant.Qe", city.Quartiere
                .Where(quartier => !active.Exists(person => person.Role == Role.Qe && person.Quartiere.Contains(quartier.Code))).Select(quartier => quartier.Name)),
            .. Missing("warning", "Vacant.Treff", city.Quartiere
                .Where(quartier => quartier.Treff is { } treff && !active.Exists(person => person.TreffKey == treff.Key)).Select(quartier => quartier.Treff!.Name)),
            .. Missing("warning", "Vacant.Privacy", Has(Role.Privacy, null) ? [] : ["–"]),
            .. Missing("warning", "Vacant.Leadership", Has(Role.Leadership, null) ? [] : ["–"]),
        ];
    }

    private async Task<IReadOnlyList<HouseWarning>> DefinitionsAsync(CancellationToken cancellationToken)
    {
        var serving = (await db.ServingAsync(cancellationToken)).Select(one => one.DefinitionId).ToHashSet();
        var rows = await Activities.ProcessAssignment.ReadAsync(db, cancellationToken);
        var lost = rows.Select(row => row.DefinitionId).Distinct().Where(id => !serving.Contains(id)).ToList();
        var drafts = await db.Definitions.Where(version => version.IsLatest && !version.IsPublished && version.Version > 1)
            .Select(version => version.Name ?? version.DefinitionId).ToListAsync(cancellationToken);
        return
        [
            .. lost.Select(id => new HouseWarning("danger", "Process", id, "/verwaltung/ablaeufe")),
            .. drafts.Select(name => new HouseWarning("info", "Draft", name, null)),
        ];
    }

    private static IEnumerable<string> Named(IEnumerable<Unit> units, Func<Unit, bool> which) => units.Where(which).Select(unit => $"{unit.Name} ({unit.Code})");
}
