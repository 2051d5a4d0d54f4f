using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Rueckkopplung.Storage.Steps;

/// <summary>
/// Two bounded lanes into one writer: people, and the house's own work. People go first, but after
/// <see cref="PeopleInARow"/> of them one piece of the house's work has its turn.
/// </summary>
internal sealed class StepQueue
{
    public const int PeopleInARow = 32;
    private const int Capacity = 1024;

    private readonly Channel<QueuedStep> people = Channel.CreateBounded<QueuedStep>(Capacity);
    private readonly Channel<QueuedStep> house = Channel.CreateBounded<QueuedStep>(Capacity);
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int peopleServed;

    public async ValueTask AddAsync(QueuedStep step, CancellationToken cancellationToken)
    {
        var lane = step.Origin is StepOrigin.Person or StepOrigin.Public ? people : house;
        await lane.Writer.WriteAsync(step, cancellationToken);
        wake.Writer.TryWrite(true);
    }

    public async Task<QueuedStep> NextAsync(CancellationToken cancellationToken)
    {
        QueuedStep? step;
        while (!TryNext(out step))
            await wake.Reader.ReadAsync(cancellationToken);
        return step;
    }

    public bool TryNext([NotNullWhen(true)] out QueuedStep? step)
    {
        if (peopleServed >= PeopleInARow && house.Reader.TryRead(out step))
        {
            peopleServed = 0;
            return true;
        }

        if (people.Reader.TryRead(out step))
        {
            peopleServed++;
            return true;
        }

        peopleServed = 0;
        return house.Reader.TryRead(out step);
    }

    /// <summary>Takes no more steps.</summary>
    public void Close()
    {
        people.Writer.TryComplete();
        house.Writer.TryComplete();
    }
}
