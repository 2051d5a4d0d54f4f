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
        return steps.RunAsync(
            reader is null ? StepOrigin.Public : StepOrigin.Person,
            (services, stopping) =>
            {
                Seat(services, reader);
                return services.GetRequiredService<Mediator>().Send(request, stopping);
            },
            cancellationToken);
    }

    /// <summary>Tells a step on whose behalf it acts; null is the public.</summary>
    public static void Seat(IServiceProvider step, Reader? reader)
    {
        step.GetRequiredService<StepScope>().ActAs(
            reader is null ? Actor.Reporter : new Actor(reader.PersonId, reader.Role, reader.UnitCode));
        step.GetRequiredService<StepReader>().Reader = reader;
    }

    public Task<object?> Send(object request, CancellationToken cancellationToken = default) => throw NotInThisHouse();

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw NotInThisHouse();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw NotInThisHouse();

    private static NotSupportedException NotInThisHouse() =>
        new("Send a typed request. What follows from a command goes through the outbox, not through notifications.");
}
