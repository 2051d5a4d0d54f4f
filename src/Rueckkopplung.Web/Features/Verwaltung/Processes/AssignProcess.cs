using System.Globalization;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Processes;

/// <summary>Names the definition that serves a kind and a category from a day on. Cases that run keep theirs.</summary>
public static class AssignProcess
{
    /// <param name="Kind">Wire name, or <c>*</c>.</param>
    /// <param name="Category">A leaf, a group, or <c>*</c>.</param>
    /// <param name="DefinitionId">A published definition that serves cases.</param>
    /// <param name="ValidFrom">ISO date, today or later; empty = today.</param>
    public sealed record Command(string? Kind, string? Category, string? DefinitionId, string? ValidFrom) : IRequest;

    internal sealed class Handler(ProcessDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (city, today) = await desk.TodayAsync(cancellationToken);
            var definitions = await desk.ServingAsync(cancellationToken);
            var day = string.IsNullOrWhiteSpace(request.ValidFrom) ? today : Day(request.ValidFrom);
            List<FieldFault> faults =
            [
                .. Fault(request.Kind == "*" || WireNames.Find<ConcernKind>(request.Kind) is not null, nameof(Command.Kind), "rule.kind-known"),
                .. Fault(request.Category == "*" || city.Categories.Find(request.Category) is not null, nameof(Command.Category), "rule.category-known"),
                .. Fault(definitions.Any(one => one.DefinitionId == request.DefinitionId), nameof(Command.DefinitionId), "process.definition-given"),
                .. Fault(day is not null, nameof(Command.ValidFrom), "process.day-readable"),
                .. Fault(day is null || day >= today, nameof(Command.ValidFrom), "process.day-not-past"),
            ];
            if (faults.Count > 0)
                throw new FormRefusedException(faults);

            var row = new ProcessRow(request.Kind!, request.Category!, request.DefinitionId!, day);
            var rows = await desk.RowsAsync(cancellationToken);
            await desk.WriteAsync([.. rows.Where(other => !IsSamePlace(other, row)), row], cancellationToken);
            await desk.NoteAsync(HouseEvents.ProcessAssigned, row, cancellationToken);
        }
    }

    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<FieldFault> Fault(bool holds, string field, string code) => holds ? [] : [new FieldFault(field, field, code)];

    private static bool IsSamePlace(ProcessRow one, ProcessRow other) =>
        (one.Kind, one.Category, one.ValidFrom) == (other.Kind, other.Category, other.ValidFrom);
}
