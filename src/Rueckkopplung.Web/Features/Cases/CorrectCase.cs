using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Web.Features.Tasks;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>
/// SQM corrects place, Quartier or category; each change stands in the history with before and after. A later date that
/// follows from it is told to the reporter in the same step.
/// </summary>
public static class CorrectCase
{
    /// <param name="Number">The case.</param>
    /// <param name="Place">The words of the place; null = as they are, empty = none.</param>
    /// <param name="Quartier">Its code; null or empty = as it is.</param>
    /// <param name="Category">Its code; null or empty = as it is.</param>
    /// <param name="Revision">At which the form was filled; null = whatever it is now.</param>
    public sealed record Command(CaseNumber Number, string? Place, string? Quartier, string? Category, int? Revision) : IRequest;

    internal sealed class Handler(CaseDoor door, TaskDesk desk, CaseCity house, PromiseNews news) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.Corrections, cancellationToken);
            if (request.Revision is { } seen && seen != file.Revision)
                throw await desk.ChangedAsync(file, seen, cancellationToken);

            var city = await house.CurrentAsync(cancellationToken);
            CorrectPlace(file, request, city);
            if (request.Category is not { Length: > 0 } category)
                return;

            await news.TellAsync(file, file.CorrectCategory(category, city, door.Actor, door.Now), cancellationToken);
            await house.PlanTasksAsync(file, cancellationToken);
        }

        private void CorrectPlace(CaseFile file, Command request, CityDirectory city)
        {
            if (request.Place is { } words && words.Trim() != (file.Place.Text ?? ""))
            {
                var text = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
                file.CorrectPlace(file.Place with { Text = text }, city, door.Actor, door.Now);
            }

            if (request.Quartier is { Length: > 0 } quartier)
                file.CorrectQuartier(quartier, city, door.Actor, door.Now);
        }
    }

    /// <summary>The city of the step, and the clocks of its tasks.</summary>
    internal sealed class CaseCity(RueckkopplungDb db, CityLibrary cities, CaseClocks clocks)
    {
        /// <summary>The dates of the open work follow the category.</summary>
        public Task PlanTasksAsync(CaseFile file, CancellationToken cancellationToken) => clocks.PlanAsync(file.Id, cancellationToken);

        public Task<CityDirectory> CurrentAsync(CancellationToken cancellationToken) => cities.CurrentAsync(db, cancellationToken);
    }
}
