using MediatR;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features.Reports;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>POST /reports: no sign-in; signed in also for others.</summary>
internal static class ReportsApi
{
    private const string KeyHeader = "Idempotency-Key";

    public static void Map(RouteGroupBuilder api) => api.MapPost("/reports", PostAsync)
        .AllowAnonymous().AddEndpointFilter<PublicDoorFilter>().WithName("report");

    private static async Task<IResult> PostAsync(
        Body body, HttpContext http, IMediator mediator, IReaderSource readers, CancellationToken cancellationToken)
    {
        var key = http.Request.Headers[KeyHeader].ToString();
        var receipt = await mediator.Send(
            new ReportConcern.Command(new ReportInput
            {
                Text = body.Text,
                Kind = body.Kind,
                Category = body.Category,
                PlaceText = body.Place?.Text,
                Latitude = body.Place?.Latitude,
                Longitude = body.Place?.Longitude,
                Quartier = body.Place?.Quartier,
                Treff = body.Place?.Treff,
                Name = body.Reporter?.Name,
                Email = body.Reporter?.Email,
                Phone = body.Reporter?.Phone,
                Language = body.Reporter?.Language,
                AnswerWay = body.Reporter?.AnswerWay,
                // only who is signed in may say that it came on another way
                Channel = readers.Current is null ? "api" : body.Channel ?? "api",
                IdempotencyKey = string.IsNullOrWhiteSpace(key) ? null : key,
            }),
            cancellationToken);

        return TypedResults.Created(
            $"/api/v1/cases/{receipt.Number}",
            new
            {
                receipt.Number,
                receipt.FollowUpCode,
                receipt.FollowUpUrl,
                receipt.PromisedBy,
                emergency = receipt.ShowsEmergency ? true : (bool?)null,
            });
    }

    internal sealed record Body(string? Text, string? Kind, string? Category, BodyPlace? Place, BodyReporter? Reporter, string? Channel);

    internal sealed record BodyPlace(string? Text, double? Latitude, double? Longitude, string? Quartier, string? Treff);

    internal sealed record BodyReporter(string? Name, string? Email, string? Phone, string? Language, string? AnswerWay);
}
