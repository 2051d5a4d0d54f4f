using System.Diagnostics;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>Lets the house work and die after the plan, then live to the end of its work.</summary>
internal sealed class KilledLives(MortalHouse house, Callers callers, Ledger ledger, KillPlan plan)
{
    private const int Hands = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly CancellationTokenSource atWork = new();
    private readonly SemaphoreSlim released = new(0);
    private readonly Dictionary<string, int> kills = new(StringComparer.Ordinal);
    private volatile bool hurryClock;
    private int begun = -1;

    /// <summary>Kills by where they fell.</summary>
    public IReadOnlyDictionary<string, int> Kills => kills;

    public async Task RunAsync()
    {
        var work = Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => WorkAsync()));
        var clock = MoveClockAsync();
        foreach (var (turn, point) in plan.Orders.Index())
        {
            released.Release(Share(turn));
            hurryClock = point == KillPlan.ClockMove;
            ledger.Deed();
            await DieAsync(point);
            Assert.False(work.IsFaulted || clock.IsFaulted, (work.Exception ?? clock.Exception)?.ToString());
        }

        hurryClock = false;
        await LiveOnAsync(work, clock);
    }

    private int Share(int turn) =>
        (plan.Cases * (turn + 1) / plan.Orders.Count) - (plan.Cases * turn / plan.Orders.Count);

    private async Task DieAsync(string point)
    {
        var order = point == KillPlan.Anywhere ? null : plan.Ordered(point);
        var limit = order is null ? TimeSpan.FromMilliseconds(plan.Dice.Next(300, 6000)) : Patience;
        var death = await house.LiveAsync(order, process => KillAfterAsync(process, limit));

        Assert.True(death.WasKilled, $"It ended with {death.ExitCode}: {death.Errors}{death.Log}");
        var fell = order is not null && death.Obeyed(order) ? point : KillPlan.Anywhere;
        kills[fell] = kills.GetValueOrDefault(fell) + 1;
    }

    private async Task LiveOnAsync(Task work, Task clock)
    {
        var death = await house.LiveAsync(null, async process =>
        {
            try
            {
                await work;
                await atWork.CancelAsync();
                ledger.Deed();
                await clock;
                await ArriveAsync();
            }
            finally
            {
                await MortalHouse.StopAsync(process);
            }
        });
        Assert.True(death.ExitCode is 0 or 143, $"It did not stop cleanly: {death.ExitCode} {death.Errors}");
    }

    private static async Task KillAfterAsync(Process process, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            await released.WaitAsync();
            var no = Interlocked.Increment(ref begun);
            await new CaseWork(no, callers, ledger).RunAsync();
            // the last one lets the others go
            if (no >= plan.Cases - Hands)
                return;
        }
    }

    // six hours after every few deeds; without a pause while the house is to die in a move
    private async Task MoveClockAsync()
    {
        for (var seen = 0; !atWork.IsCancellationRequested;)
        {
            var deeds = ledger.Tasks.Count + ledger.Receipts.Count;
            if (!hurryClock && deeds - seen < 5)
            {
                await ledger.NextDeedAsync();
                continue;
            }

            seen = deeds;
            var before = await callers.InsistAsync(() => callers.Nobody.TryGetAsync("demo/clock"));
            ledger.ClockSeen(before.Json);
            var heard = await callers.InsistAsync(() => callers.Nobody.TryPostAsync("demo/clock", new { advance = "PT6H" }));
            ledger.ClockMoved(heard.Json);
        }
    }

    // beyond every stage and every quiet hour; then all mails leave
    private async Task ArriveAsync()
    {
        var heard = await callers.InsistAsync(() => callers.Nobody.TryPostAsync("demo/clock", new { advance = "P45D" }));
        ledger.ClockMoved(heard.Json);
        await MailsHaveLeftAsync();
    }

    private async Task MailsHaveLeftAsync()
    {
        var sqm = await callers.AsAsync("sqm.triage");
        foreach (var receipt in ledger.Receipts.Values)
        {
            while (true)
            {
                var heard = await callers.InsistAsync(() => sqm.TryGetAsync($"cases/{receipt["number"]}/messages"));
                if (!heard.Body.Contains("\"state\":\"waiting\"", StringComparison.Ordinal)
                    && !heard.Body.Contains("\"state\":\"leased\"", StringComparison.Ordinal))
                {
                    break;
                }

                // each arrival of the clock rings for the deliveries whose lease has ended meanwhile
                ledger.ClockSeen((await callers.InsistAsync(
                    () => callers.Nobody.TryPostAsync("demo/clock", new { advance = "PT1S" }))).Json);
            }
        }
    }
}
