using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Flow;
using Rueckkopplung.Web.Activities.Tasks;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>The reporter says whether it helped. „Nicht zufrieden“ brings a new decision, also after closing.</summary>
public static class GiveFeedback
{
    public sealed record Command(string Code, bool Satisfied, string? Text) : IRequest;

    internal sealed class Handler(FollowUpDesk desk, ProcessSession session, StepScope scope) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, city) = await desk.OpenAsync(request.Code, cancellationToken);
            file.ReceiveFeedback(request.Satisfied, request.Text, city, scope.Actor, scope.Now);

            var payload = new JsonObject { ["satisfied"] = request.Satisfied };
            var heard = await session.SignalAsync(Stimuli.FeedbackReceived, file.Id, payload, cancellationToken);
            if (heard == 0 && !request.Satisfied && file.ClosedAt is not null)
            {
                await session.StartTriggeredAsync(
                    CaseSignal.NotSatisfied.Descriptor.Type,
                    file.Id,
                    new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["grund"] = "Nicht zufrieden" },
                    cancellationToken);
            }
        }
    }
}
