using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Features.Deadlines;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>What is stuck, by causes, and setting it going again.</summary>
internal static class IncidentsApi
{
    private static readonly string[] MayRetry = [.. CaseRights.Retry.Select(WireNames.Of)];

    public static void Map(RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").RequireAuthorization(policy => policy.RequireRole(MayRetry));
        incidents.MapGet("/", ListAsync).WithName("incidents");
        incidents.MapPost("/retry", RetryCauseAsync).WithName("retryIncidents");
        incidents.MapPost("/{id:guid}/retry", RetryOneAsync).WithName("retryIncident");
    }

    private static async Task<IResult> ListAsync(RueckkopplungDb db, CancellationToken cancellationToken)
    {
        var groups = await IncidentCauses.ReadAsync(db, cancellationToken);
        var ids = groups.SelectMany(group => group.Newest).Select(one => one.CaseId).Distinct().ToList();
        // only of cases that the caller may see
        var numbers = await db.Cases.AsNoTracking().Where(file => ids.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, file => file.Number.ToString(), cancellationToken);
        return TypedResults.Ok(new { items = groups.Select(group => Shown(group, numbers)), total = groups.Sum(group => group.Count) });
    }

    private static async Task<IResult> RetryCauseAsync(IncidentCause cause, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(new { retried = await mediator.Send(new RetryIncidents.Command(cause), cancellationToken) });

    private static async Task<IResult> RetryOneAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(new { retried = await mediator.Send(new RetryIncidents.Command(Cause: null, id), cancellationToken) });

    private static object Shown(IncidentGroup group, Dictionary<Guid, string> numbers) => new
    {
        group.Cause.Kind,
        group.Cause.Cause,
        group.Cause.DefinitionId,
        group.Cause.ActivityId,
        group.Message,
        group.Count,
        group.Cases,
        group.First,
        group.Last,
        incidents = group.Newest.Select(one => new
        {
            one.Id,
            number = one.CaseId is { } caseId ? numbers.GetValueOrDefault(caseId) : null,
            one.InstanceId,
            one.Message,
            details = one.Details is null ? null : JsonNode.Parse(one.Details),
            one.At,
        }),
    };
}
