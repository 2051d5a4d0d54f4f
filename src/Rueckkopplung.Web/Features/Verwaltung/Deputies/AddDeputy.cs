using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Web.Features.Verwaltung.Deputies;

/// <summary>Lets one unit act for another from one day to another.</summary>
public static class AddDeputy
{
    /// <param name="Unit">The unit that is away.</param>
    /// <param name="Deputy">The unit that acts for it.</param>
    /// <param name="From">First day; null = today.</param>
    /// <param name="To">Last day; must be given, a deputyship ends by itself.</param>
    public sealed record Command(string? Unit, string? Deputy, DateOnly? From, DateOnly? To) : IRequest;

    internal sealed class Handler(DeputyDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (city, today) = await desk.OpenAsync(cancellationToken);
            Rule.Require(request.To is not null, "deputy.names-its-end", request.Unit);
            var added = new Deputyship
            {
                UnitCode = request.Unit ?? string.Empty,
                DeputyCode = request.Deputy ?? string.Empty,
                ValidFrom = request.From ?? today,
                ValidTo = request.To!.Value,
            };
            city.Deputies.Check(added, today);
            await desk.AddAsync(added, cancellationToken);
        }
    }
}
