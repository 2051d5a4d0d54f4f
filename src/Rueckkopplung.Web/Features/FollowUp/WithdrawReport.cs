using MediatR;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Flow;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>The reporter withdraws; the running definition ends the case with a confirmation.</summary>
public static class WithdrawReport
{
    public sealed record Command(string Code) : IRequest;

    internal sealed class Handler(FollowUpDesk desk, ProcessSession session, StepScope scope) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, _) = await desk.OpenAsync(request.Code, cancellationToken);
            file.Withdraw(scope.Actor, scope.Now);

            await session.SignalAsync(CaseSignal.Withdrawn.Descriptor.Type, file.Id, payload: null, cancellationToken);
        }
    }
}
