using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>Reads of cases; only what the caller may see.</summary>
internal static class CasesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases", ListAsync).RequireAuthorization().WithName("cases");
        api.MapGet("/cases/{number}", GetAsync).RequireAuthorization().WithName("case");
        api.MapGet("/cases/{number}/journal", JournalAsync).RequireAuthorization().WithName("journal");
        api.MapGet("/cases/{number}/timers", TimersAsync).RequireAuthorization().WithName("timers");
        api.MapGet("/cases/{number}/messages", MessagesAsync).RequireAuthorization().WithName("messages");
        api.MapPost("/cases/{number}/retry", RetryAsync).RequireAuthorization(policy => policy.RequireRole(MayRetry)).WithName("retryCase");
    }

    private static string[] MayRetry => [.. CaseRights.Retry.Select(WireNames.Of)];

    private static async Task<IResult> ListAsync(
        [AsParameters] CaseFilter filter, CaseListing listing, CancellationToken cancellationToken) =>
        TypedResults.Ok(await listing.FindAsync(filter, cancellationToken));

    private static async Task<IResult> GetAsync(string number, CaseReads reads, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reads.CaseAsync(CaseNumber.Parse(number), cancellationToken));

    private static async Task<IResult> JournalAsync(string number, CaseHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.JournalAsync(CaseNumber.Parse(number), cancellationToken));

    private static async Task<IResult> TimersAsync(string number, CaseHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.TimersAsync(CaseNumber.Parse(number), cancellationToken));

    private static async Task<IResult> MessagesAsync(string number, CaseHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.MessagesAsync(CaseNumber.Parse(number), cancellationToken));

    /// <summary>Tries again what is stuck in the case's processes; says how many steps went on.</summary>
    private static async Task<IResult> RetryAsync(string number, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(new { retried = await mediator.Send(new RetryCase.Command(CaseNumber.Parse(number)), cancellationToken) });
}
