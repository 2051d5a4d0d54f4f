using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Rueckkopplung.Storage.Steps;

/// <summary>
/// Two bounded lanes into one writer: people, and the house's own work. People go first, but after
/// <see cref="PeopleInARow"/> of them one piece of the house's work has its turn.
/// </summary>
internal sealed class StepQueue : IDisposable
{
    public const int PeopleInARow = 32;
    private const int Capacity = 1024;

    private readonly Channel<QueuedStep> people = Channel.CreateBounded<QueuedStep>(Capacity);
    private readonly Channel<QueuedStep> house = Channel.CreateBounded<QueuedStep>(Capacity);
    private readonly SemaphoreSlim waiting = new(0);
    private int peopleServed;

    public async ValueTask AddAsync(QueuedStep step, CancellationToken cancellationToken)
    {
        var lane = step.Origin is StepOrigin.Person or StepOrigin.Public ? people : house;
        await lane.Writer.WriteAsync(step, cancellationToken);
        waiting.Release();
    }

    public async Task<QueuedStep> NextAsync(CancellationToken cancellationToken)
    {
        await waiting.WaitAsync(cancellationToken);
        return Take();
    }

    public bool TryNext([NotNullWhen(true)] out QueuedStep? step)
    {
        step = waiting.Wait(0) ? Take() : null;
        return step is not null;
    }

    /// <summary>Takes no more steps.</summary>
    public void Close()
    {
        people.Writer.TryComplete();
        house.Writer.TryComplete();
    }

    public void Dispose() => waiting.Dispose();

    private QueuedStep Take()
    {
        if (peopleServed >= PeopleInARow && house.Reader.TryRead(out var turn))
        {
            peopleServed = 0;
            return turn;
        }

        if (people.Reader.TryRead(out var person))
        {
            peopleServed++;
            return person;
        }

        peopleServed = 0;
        return house.Reader.TryRead(out var work)
            ? work
            : throw new InvalidOperationException("The step queue counted a step that is in neither lane.");
    }
}
