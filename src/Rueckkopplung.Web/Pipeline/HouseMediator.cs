using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>
/// What pages and API call a mediator: it hands each command to the <see cref="IStepRunner"/>, which sends it through the
/// real one inside the step's scope and answers after the commit.
/// </summary>
internal sealed class HouseMediator(IStepRunner steps, IReaderSource readers) : IMediator
{
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        var reader = readers.Current;
        var origin = reader is null ? StepOrigin.Public : StepOrigin.Person;
        var actor = reader is null ? Actor.Reporter : new Actor(reader.PersonId, reader.Role, reader.UnitCode);

        return steps.RunAsync(
            origin,
            (services, stopping) =>
            {
                services.GetRequiredService<StepScope>().ActAs(actor);
                services.GetRequiredService<StepReader>().Reader = reader;
                return services.GetRequiredService<Mediator>().Send(request, stopping);
            },
            cancellationToken);
    }

    public Task<object?> Send(object request, CancellationToken cancellationToken = default) => throw NotInThisHouse();

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw NotInThisHouse();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw NotInThisHouse();

    private static NotSupportedException NotInThisHouse() =>
        new("Send a typed request. What follows from a command goes through the outbox, not through notifications.");
}
