using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>
/// After an outage: once everything that fell due is caught up, each recipient gets one message instead of a flood. The
/// held ones stay in the log and name it.
/// </summary>
internal sealed class Bundles(IStepRunner runner, IDatabase database) : IDueWork
{
    private const string Kind = "caughtUp";

    public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken) =>
        await NextDueAsync(cancellationToken) is null
            ? 0
            : await runner.RunAsync(StepOrigin.Timer, (step, token) => BundleAsync(step, upTo, token), cancellationToken);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
        {
            var held = await sql.QueryAsync(
                "select created_at from outbox where state = 'Held' order by created_at limit 1",
                row => row.Instant(0),
                cancellationToken);
            return held.Count == 0 ? null : held[0];
        }
    }

    private static async Task<int> BundleAsync(IServiceProvider step, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var scope = step.GetRequiredService<StepScope>();
        var held = await scope.Sql.QueryAsync(
            """
            select id, recipient_kind, recipient_ref, way, language, subject, body, not_before from outbox
            where state = 'Held' order by created_at, id
            """ + scope.Sql.Dialect.ForUpdateSkipLocked("outbox"),
            Read,
            cancellationToken);
        // what is still to be caught up comes first: one message a recipient, not one a batch
        if (held.Count == 0 || await scope.Sql.NextTimerAsync(cancellationToken) <= upTo)
            return 0;

        foreach (var recipient in held.GroupBy(message => (message.Kind, message.Ref, message.Way)))
            await SendAsync(step, [.. recipient], cancellationToken);
        return held.Count;
    }

    private static async Task SendAsync(IServiceProvider step, List<Held> held, CancellationToken cancellationToken)
    {
        var scope = step.GetRequiredService<StepScope>();
        var way = WireNames.Find<AnswerWay>(held[0].Way)!.Value;
        if (held.Count == 1 || step.GetService<IBundleWords>() is not { } words)
        {
            var state = way == AnswerWay.Email ? OutboxState.Waiting : OutboxState.Shown;
            foreach (var message in held)
                await SettleAsync(scope, message.Message.Id, state, bundle: null, cancellationToken);
            scope.LeaveWork();
            return;
        }

        var id = step.GetRequiredService<IHouseIds>().New();
        var (subject, body) = words.Of([.. held.Select(message => message.Message)]);
        await step.GetRequiredService<IOutbox>().AddAsync(
            new OutgoingMessage(
                Kind, Enum.Parse<RecipientKind>(held[0].Kind), held[0].Ref, way, held[0].Message.Language, subject, body)
            {
                Id = id,
                NotBefore = held.Min(message => message.NotBefore),
            },
            cancellationToken);
        foreach (var message in held)
            await SettleAsync(scope, message.Message.Id, OutboxState.Bundled, id, cancellationToken);
    }

    private static Task<int> SettleAsync(
        StepScope scope, Guid id, OutboxState state, Guid? bundle, CancellationToken cancellationToken) =>
        scope.Sql.ExecuteAsync(
            "update outbox set state = @state, bundled_in = @bundle where id = @id",
            cancellationToken,
            ("state", state.ToString()), ("bundle", bundle), ("id", id));

    private static Held Read(Sql.SqlRow row) => new(
        row.Text(1), row.TextOrNull(2), row.Text(3), row.Instant(7), new HeldMessage(row.Id(0), row.Text(4), row.Text(5), row.Text(6)));

    private sealed record Held(string Kind, string? Ref, string Way, DateTimeOffset NotBefore, HeldMessage Message);
}
