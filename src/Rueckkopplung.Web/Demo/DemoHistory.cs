using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>
/// Eighteen months of the demo city, made by running the real process on the simulated clock: reports come in, people do
/// their tasks or leave them, stages fire. It ends on Monday 23 November 2026, 9:00, where the house's clock runs on.
/// </summary>
internal sealed class DemoHistory(
    ClockMover clock, HouseClock house, IHouseIds ids, IStepRunner steps, IServiceScopeFactory scopes, IConfiguration configuration) : IOpeningStep
{
    private const int DefaultCases = 300;
    private const int Seed = 2026;

    private static readonly DateTimeOffset Begin = new(2025, 5, 23, 8, 0, 0, TimeSpan.FromHours(2));
    private static readonly DateTimeOffset End = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || await HasCasesAsync(cancellationToken))
            return;

        ids.Seed(Seed);
        await BeginAsync(cancellationToken);
        var cast = new DemoCast(steps, scopes, house);
        await cast.GatherAsync(cancellationToken);
        var count = configuration.GetValue("Demo:Cases", DefaultCases);
        await clock.StandAtAsync(count == 0 ? End : Begin, cancellationToken);
        var story = new DemoStory(cast, new Random(Seed));
        foreach (var arrival in DemoArrivals.Of(count, cast.City.Calendar, Begin, End, Seed))
            story.Expect(arrival);

        await PlayAsync(story, cancellationToken);
        await clock.AdvanceToAsync(End, cancellationToken);
        await EndAsync(cancellationToken);
        await clock.RunOnAsync(cancellationToken);
        ids.Unseed();
    }

    /// <summary>Adds cases at the house's present instant, each as far on its way as the dice say.</summary>
    public async Task SeedAsync(int count, int seed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IOpeningStep>().Where(step => step is not DemoHistory))
            await step.RunAsync(cancellationToken);

        var cast = new DemoCast(steps, scopes, house);
        await cast.GatherAsync(cancellationToken);
        var story = new DemoStory(cast, new Random(seed));
        for (var done = 0; done < count; done++)
        {
            await story.TellAtOnceAsync(done, cancellationToken);
            Progress(done + 1, count);
        }
    }

    private async Task PlayAsync(DemoStory story, CancellationToken cancellationToken)
    {
        var (total, told) = (story.Waiting, 0);
        while (story.NextAt is { } next && next < End)
        {
            await clock.AdvanceToAsync(next, cancellationToken);
            await story.PlayNextAsync(cancellationToken);
            if (story.Reported > told)
                Progress(told = story.Reported, total);
        }
    }

    private static void Progress(int done, int total)
    {
        if (done == total || done % 25 == 0)
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\rDemonstrationsdaten: {done} von {total} Vorgängen{(done == total ? Environment.NewLine : "")}"));
    }

    private async Task<bool> HasCasesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        return await db.Cases.AnyAsync(cancellationToken);
    }

    // the codes of the demo city are the same in every fill; outside demo mode the key is random
    private Task<bool> BeginAsync(CancellationToken cancellationToken) => steps.RunAsync(
        StepOrigin.Continuation,
        async (step, token) =>
        {
            var db = step.GetRequiredService<RueckkopplungDb>();
            db.Settings.Add(new Setting { Key = DemoLeftovers.Marker, Value = "true" });
            if (await db.Settings.AnyAsync(setting => setting.Key == FollowUpKey.SettingKey, token))
                return false;

            var key = System.Security.Cryptography.SHA256.HashData("Demonstrationsdaten"u8);
            db.Settings.Add(new Setting { Key = FollowUpKey.SettingKey, Value = JsonSerializer.Serialize(Convert.ToBase64String(key)) });
            return true;
        },
        cancellationToken);

    // nobody lives at the invented addresses: the mails of the past count as sent and never reach a relay
    private Task<int> EndAsync(CancellationToken cancellationToken) => steps.RunAsync(
        StepOrigin.Continuation,
        async (step, token) =>
        {
            var db = step.GetRequiredService<RueckkopplungDb>();
            await db.Settings.Where(setting => setting.Key == DemoLeftovers.Marker).ExecuteDeleteAsync(token);
            return await db.Outbox
                .Where(message => message.State == OutboxState.Waiting)
                .ExecuteUpdateAsync(
                    change => change
                        .SetProperty(message => message.State, OutboxState.Sent)
                        .SetProperty(message => message.SentAt, message => message.NotBefore),
                    token);
        },
        cancellationToken);
}
