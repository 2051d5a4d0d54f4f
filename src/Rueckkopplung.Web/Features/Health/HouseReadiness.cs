using Microsoft.Extensions.Diagnostics.HealthChecks;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Health;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Web.Features.Health;

/// <summary>Whether the house can take work: opened, the database answers, and no part has reported trouble.</summary>
internal sealed class HouseReadiness(HouseGate gate, HouseHealth health, RueckkopplungDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reasons = health.Reasons.ToDictionary(reason => reason.Key, object (reason) => reason.Value, StringComparer.Ordinal);
        if (!gate.IsOpen)
            reasons["opening"] = "Die Anwendung startet noch: Schema, Abläufe und Daten werden vorbereitet.";
        if (!await db.Database.CanConnectAsync(cancellationToken))
            reasons["database"] = "Die Datenbank antwortet nicht. Bitte Verbindung, Datei und Rechte prüfen.";

        return reasons.Count == 0
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "not ready", exception: null, reasons);
    }
}
