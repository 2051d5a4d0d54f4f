using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Processes;

/// <summary>Takes a row away; for each kind one for every category always remains.</summary>
public static class UnassignProcess
{
    /// <param name="Row">Exactly as it was shown.</param>
    public sealed record Command(ProcessRow Row) : IRequest;

    internal sealed class Handler(ProcessDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var rows = await desk.RowsAsync(cancellationToken);
            if (!rows.Contains(request.Row))
                throw new ConflictException("process.changed", []);

            var (_, today) = await desk.TodayAsync(cancellationToken);
            List<ProcessRow> remaining = [.. rows.Where(row => row != request.Row)];
            Rule.Require(
                Enum.GetValues<ConcernKind>().All(kind => remaining.Exists(row => ServesAll(row, WireNames.Of(kind), today))),
                "process.serves-every-category",
                request.Row.Kind);

            await desk.WriteAsync(remaining, cancellationToken);
            await desk.NoteAsync(HouseEvents.ProcessUnassigned, request.Row, cancellationToken);
        }
    }

    private static bool ServesAll(ProcessRow row, string kind, DateOnly today) =>
        row.Category == "*" && (row.Kind == "*" || row.Kind == kind) && (row.ValidFrom is null || row.ValidFrom <= today);
}
