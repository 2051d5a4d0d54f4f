using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Activities.Intake;

namespace Rueckkopplung.Web.Features.Reports;

/// <summary>A report comes in and becomes a case, whose process begins in the same step.</summary>
public static class ReportConcern
{
    public sealed record Command(ReportInput Input) : IRequest<Receipt>;

    /// <param name="Number">With check digits and hyphens.</param>
    /// <param name="FollowUpCode">In groups of four.</param>
    /// <param name="FollowUpUrl">The page behind the code.</param>
    /// <param name="PromisedBy">End of service of the day.</param>
    /// <param name="ShowsEmergency">112 and 110 have to be shown.</param>
    public sealed record Receipt(
        string Number, string FollowUpCode, string FollowUpUrl, DateTimeOffset PromisedBy, bool ShowsEmergency);

    /// <summary>What a new case needs besides the report.</summary>
    internal sealed class Desk(IHouseIds ids, CaseNumbers numbers, CityLibrary cities, FollowUpKey key)
    {
        public IHouseIds Ids { get; } = ids;
        public CaseNumbers Numbers { get; } = numbers;
        public CityLibrary Cities { get; } = cities;
        public FollowUpKey Key { get; } = key;
    }

    internal sealed class Handler(
        RueckkopplungDb db, StepScope scope, Desk desk, IServiceProvider step) : IRequestHandler<Command, Receipt>
    {
        private const string Source = "reports";

        public async Task<Receipt> Handle(Command request, CancellationToken cancellationToken)
        {
            var input = request.Input;
            if (string.IsNullOrWhiteSpace(input.IdempotencyKey))
                return await OpenAsync(input, cancellationToken);

            var inbox = step.GetRequiredService<IInbox>();
            var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input)));
            if (await inbox.ClaimAsync(Source, input.IdempotencyKey, hash, cancellationToken) is { } known)
            {
                return known.RequestHash == hash && known.Result is { } result
                    ? JsonSerializer.Deserialize<Receipt>(result)!
                    : throw new RuleBrokenException("report.key-belongs-to-one-report", null);
            }

            var receipt = await OpenAsync(input, cancellationToken);
            await inbox.AnswerAsync(Source, input.IdempotencyKey, JsonSerializer.Serialize(receipt), cancellationToken);
            return receipt;
        }

        private async Task<Receipt> OpenAsync(ReportInput input, CancellationToken cancellationToken)
        {
            var city = await desk.Cities.CurrentAsync(db, cancellationToken);
            var report = ReportReading.Of(input);
            var number = await desk.Numbers.NextAsync(cancellationToken);
            var file = CaseFile.Open(desk.Ids.New(), number, report, city, scope.Actor, scope.Now);
            var contact = ReporterContact.For(file.Id, report.AnswerWay, input.Name, input.Email, input.Phone);
            var code = file.IssueFollowUpCode(await desk.Key.ReadAsync(db, cancellationToken), scope.Actor, scope.Now);
            db.Cases.Add(file);
            if (contact is not null)
                db.ReporterContacts.Add(contact);

            await db.SaveChangesAsync(cancellationToken);
            await step.GetRequiredService<ProcessSession>().StartTriggeredAsync(
                ReportReceived.TypeName, file.Id, new Dictionary<string, JsonNode?>(StringComparer.Ordinal), cancellationToken);

            return new Receipt(
                number.ToString(),
                code.ToString(),
                $"{PublicUrl()}/nachfragen/{code.Value}",
                city.Calendar.Local(file.PromisedBy),
                city.DangerWords.MeansEmergency(file.Text));
        }

        private string PublicUrl() =>
            (step.GetRequiredService<IConfiguration>()["House:PublicUrl"] ?? "http://127.0.0.1:5080").TrimEnd('/');
    }
}
