using MediatR;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Tasks;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>The reporter answers our question; the process goes on at once.</summary>
public static class ReplyToQuestion
{
    public sealed record Command(string Code, string Text) : IRequest;

    internal sealed class Handler(FollowUpDesk desk, ProcessSession session, StepScope scope) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, _) = await desk.OpenAsync(request.Code, cancellationToken);
            file.Reply(request.Text, scope.Actor, scope.Now);

            await session.SignalAsync(Stimuli.ReporterReplied, file.Id, payload: null, cancellationToken);
        }
    }
}
