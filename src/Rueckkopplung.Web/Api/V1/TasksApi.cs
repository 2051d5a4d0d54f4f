using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Tasks;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>POST /cases/{number}/tasks/{taskId}: does an open task.</summary>
internal static class TasksApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/cases/{number}/tasks/{taskId:guid}", PostAsync).RequireAuthorization().WithName("completeTask");

    private static async Task<IResult> PostAsync(
        string number, Guid taskId, Body body, IMediator mediator, CaseReads reads, CancellationToken cancellationToken)
    {
        var parsed = CaseNumber.Parse(number);
        await reads.RequireVisibleAsync(parsed, cancellationToken);
        await mediator.Send(
            new CompleteTask.Command(parsed, taskId, body.Outcome ?? string.Empty, body.Values ?? [], body.Revision),
            cancellationToken);

        return TypedResults.Ok(await reads.AfterTaskAsync(parsed, cancellationToken));
    }

    internal sealed record Body(string? Outcome, JsonObject? Values, int? Revision);
}
