using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>
/// Delivers mails: one step leases them, they leave outside any transaction, another step stores what became of each. A
/// kill between the two makes a repeat, which carries the same Message-ID.
/// </summary>
public sealed partial class OutboxDelivery(
    IStepRunner runner, IMailTransport transport, DeliveryOptions options, ILogger<OutboxDelivery> log)
{
    /// <summary>The signal that a case gets when a message has finally failed.</summary>
    public const string MessageFailed = "MessageFailed";

    public const int MostAttempts = 6;
    private const int Batch = 10;

    /// <summary>Delivers what is due; without a relay nothing is touched.</summary>
    /// <returns>How many left the house.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (transport.IsConfigured)
        {
            var leased = await runner.RunAsync(
                StepOrigin.Continuation,
                (step, token) => step.GetRequiredService<StepScope>().LeaseAsync(Batch, options.Lease, token),
                cancellationToken);
            if (leased.Count == 0)
                break;

            var since = Stopwatch.GetTimestamp();
            foreach (var message in leased)
            {
                // behind a slow relay a lease could end while its mail is on the way; what is left is leased anew
                if (Stopwatch.GetElapsedTime(since) > options.Lease / 2)
                    break;
                if (await DeliverAsync(message, cancellationToken))
                    sent++;
            }
        }

        return sent;
    }

    private async Task<bool> DeliverAsync(LeasedMessage message, CancellationToken cancellationToken)
    {
        var settlement = await SendAsync(message, cancellationToken);
        // from here on it is a fact: a house that stops still writes it down, or the mail would go again
        cancellationToken = CancellationToken.None;
        try
        {
            await StoreAsync(message, settlement, tells: true, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not StorageException)
        {
            // whoever was told has thrown; the result must be kept all the same, or the mail would go again and again
            NotTold(log, message.Id, failure);
            await StoreAsync(message, settlement, tells: false, cancellationToken);
        }

        return settlement.State == OutboxState.Sent;
    }

    private Task<bool> StoreAsync(
        LeasedMessage message, Settlement settlement, bool tells, CancellationToken cancellationToken) =>
        runner.RunAsync(
            StepOrigin.Continuation,
            async (step, token) =>
            {
                var kept = await KeepAsync(step, message, settlement, token);
                if (tells && kept && settlement.State == OutboxState.Failed)
                    await TellFailureAsync(step, message, settlement.Error ?? "", token);
                return kept;
            },
            cancellationToken);

    // the border to the outside: whatever the relay does to us becomes a settlement
    private async Task<Settlement> SendAsync(LeasedMessage message, CancellationToken cancellationToken)
    {
        if (message.Address is not { Length: > 0 } address)
            return WithoutAddress(message);

        try
        {
            StepPoints.Reach(StepPoints.Sending);
            await transport.SendAsync(
                new Mail(message.MessageId, address, message.Subject, message.Body, message.Language), cancellationToken);
            StepPoints.Reach(StepPoints.Sent);
            return new Settlement(OutboxState.Sent);
        }
        catch (MailRefusedException refused)
        {
            return new Settlement(OutboxState.Failed, Error: Without(address, refused.Message));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            AttemptFailed(log, message.Id, message.Attempts, failure.GetType().Name);
            return new Settlement(
                message.Attempts < MostAttempts ? OutboxState.Waiting : OutboxState.Failed,
                Error: Without(address, failure.Message));
        }
    }

    // a unit without a mailbox reads its notices in the house; a reporter without one must hear another way
    private static Settlement WithoutAddress(LeasedMessage message) =>
        message.RecipientKind == nameof(RecipientKind.Reporter)
            ? new Settlement(OutboxState.Failed, Error: "Es ist keine E-Mail-Adresse hinterlegt.")
            : new Settlement(OutboxState.Shown);

    private static async Task<bool> KeepAsync(
        IServiceProvider step, LeasedMessage message, Settlement settlement, CancellationToken cancellationToken)
    {
        var scope = step.GetRequiredService<StepScope>();
        if (settlement.State == OutboxState.Waiting)
            settlement = settlement with { RetryAt = scope.SystemNow + Backoff.After(message.Attempts) };
        await InstanceSql.LockCaseAsync(scope.Sql, message.CaseId, cancellationToken);
        var kept = await scope.SettleAsync(message, settlement, cancellationToken);
        await NoteAsync(step, message, kept ? settlement.State.ToString() : "LeaseLost", cancellationToken);
        return kept;
    }

    private static Task NoteAsync(
        IServiceProvider step, LeasedMessage message, string state, CancellationToken cancellationToken) =>
        step.GetRequiredService<IJournal>().WriteAsync(
            new JournalNote(JournalKind.Activity, "message." + WireName(state))
            {
                CaseId = message.CaseId,
                Message = message.Kind,
                Data = new JsonObject
                {
                    ["messageId"] = message.MessageId,
                    ["attempt"] = message.Attempts,
                }.ToJsonString(StorageJson.Compact),
            },
            cancellationToken);

    private static async Task TellFailureAsync(
        IServiceProvider step, LeasedMessage message, string reason, CancellationToken cancellationToken)
    {
        var failed = new DeliveryFailed(
            message.Id, message.MessageId, message.Kind, message.CaseId, message.AnswerId, reason);
        foreach (var observer in step.GetServices<IDeliveryObserver>())
            await observer.FailedAsync(failed, cancellationToken);
        if (message.CaseId is not { } caseId)
            return;

        var payload = new JsonObject
        {
            ["messageId"] = message.MessageId,
            ["kind"] = message.Kind,
            ["answerId"] = message.AnswerId?.ToString(),
        };
        await step.GetRequiredService<ProcessSession>()
            .SignalAsync(MessageFailed, caseId, payload, cancellationToken);
    }

    private static string WireName(string state) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state);

    // the address belongs to the contact, which may be deleted; it must not stay behind in an error
    private static string Without(string address, string text) =>
        text.Replace(address, "…", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be told that message {Id} has failed")]
    private static partial void NotTold(ILogger logger, Guid id, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was not taken at attempt {Attempt}: {Failure}")]
    private static partial void AttemptFailed(ILogger logger, Guid id, int attempt, string failure);
}
