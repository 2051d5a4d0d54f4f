using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>What the house has acknowledged, as its callers wrote it down.</summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly Channel<bool> deeds = Channel.CreateUnbounded<bool>();
    private int lostAnswers;
    private int heard;

    /// <summary>Receipts by idempotency key.</summary>
    public ConcurrentDictionary<string, JsonObject> Receipts { get; } = new(StringComparer.Ordinal);

    /// <summary>Tasks done, with the outcome.</summary>
    public ConcurrentDictionary<Guid, string> Tasks { get; } = new();

    /// <summary>Cases whose reporter has judged, or answered a question.</summary>
    public ConcurrentDictionary<string, bool> Feedbacks { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, bool> Replies { get; } = new(StringComparer.Ordinal);

    /// <summary>The latest instant that the clock is known to have reached.</summary>
    public DateTimeOffset Clock { get; private set; }

    public int ClockMoves { get; private set; }

    /// <summary>Requests whose answer never came: done or not, nobody knew.</summary>
    public int LostAnswers => lostAnswers;

    /// <summary>Requests that were found done when they were sent again.</summary>
    public int DoneUnheard => heard;

    /// <summary>Something was acknowledged, or the plan has changed: who waits for the next deed looks again.</summary>
    public void Deed() => deeds.Writer.TryWrite(true);

    public async Task NextDeedAsync() => await deeds.Reader.ReadAsync();

    public void Lost() => Interlocked.Increment(ref lostAnswers);

    public void Unheard() => Interlocked.Increment(ref heard);

    public void ClockMoved(JsonObject said)
    {
        lock (gate)
        {
            ClockMoves++;
            ClockSeen(said);
        }
    }

    /// <summary>The clock never goes back, whatever happened.</summary>
    public void ClockSeen(JsonObject said)
    {
        var now = DateTimeOffset.Parse((string)said["now"]!, CultureInfo.InvariantCulture);
        lock (gate)
        {
            Assert.True(now >= Clock, $"The clock was acknowledged at {Clock:O} and is at {now:O} after the restart.");
            Clock = now;
        }
    }
}
