using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Outbox;

public abstract class OutboxSpecs : StoreSpecs
{
    private readonly RecordedMails mails = new();
    private readonly RecordedFailures failures = new();
    private Guid caseId;

    private OutboxDelivery Delivery => House.Get<OutboxDelivery>();

    [Fact]
    public async Task A_mail_leaves_once_with_the_id_that_its_step_was_told()
    {
        var messageId = await PutAsync();

        Assert.Equal(1, await Delivery.DeliverDueAsync(CancellationToken.None));
        Assert.Equal(0, await Delivery.DeliverDueAsync(CancellationToken.None));

        var mail = Assert.Single(mails.Sent);
        Assert.Equal((messageId, "melderin@example.org"), (mail.MessageId, mail.To));
        Assert.Equal(OutboxState.Sent, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task A_mail_of_a_step_that_was_undone_never_leaves()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => House.StepAsync(async step =>
        {
            await PutAsync(step);
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, await Delivery.DeliverDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_relay_in_trouble_gets_the_same_message_again_later_not_at_once()
    {
        mails.Trouble = _ => throw new IOException("melderin@example.org: relay is away");
        var messageId = await PutAsync();
        await Delivery.DeliverDueAsync(CancellationToken.None);
        mails.Trouble = null;

        Assert.Equal(0, await Delivery.DeliverDueAsync(CancellationToken.None));
        var waiting = await OnlyAsync();
        Assert.Equal((OutboxState.Waiting, 1, messageId), (waiting.State, waiting.Attempts, waiting.MessageId));
        Assert.DoesNotContain("melderin", waiting.LastError, StringComparison.Ordinal);

        await LetTimePassAsync();
        Assert.Equal(1, await Delivery.DeliverDueAsync(CancellationToken.None));
        Assert.Equal(messageId, Assert.Single(mails.Sent).MessageId);
    }

    [Fact]
    public async Task A_message_that_is_refused_for_good_is_said_to_whoever_must_know()
    {
        mails.Trouble = _ => throw new MailRefusedException("no such mailbox");
        await PutAsync();

        await Delivery.DeliverDueAsync(CancellationToken.None);

        Assert.Equal(OutboxState.Failed, (await OnlyAsync()).State);
        Assert.Equal(caseId, Assert.Single(failures.Told).CaseId);
    }

    [Fact]
    public async Task After_the_last_attempt_a_message_has_failed()
    {
        mails.Trouble = _ => throw new IOException("away");
        await PutAsync();

        for (var attempt = 0; attempt < OutboxDelivery.MostAttempts; attempt++)
        {
            Assert.Empty(failures.Told);
            await LetTimePassAsync();
            await Delivery.DeliverDueAsync(CancellationToken.None);
        }

        Assert.Equal(OutboxState.Failed, (await OnlyAsync()).State);
        Assert.Single(failures.Told);
    }

    [Fact]
    public async Task A_deliverer_that_lost_its_lease_cannot_store_a_result()
    {
        await PutAsync();
        var first = await LeaseAsync();
        await LetTimePassAsync();
        var second = await LeaseAsync();

        var late = await House.StepAsync(step => step.GetRequiredService<StepScope>()
            .SettleAsync(first, new Settlement(OutboxState.Failed), CancellationToken.None));
        var inTime = await House.StepAsync(step => step.GetRequiredService<StepScope>()
            .SettleAsync(second, new Settlement(OutboxState.Sent), CancellationToken.None));

        Assert.Equal((false, true), (late, inTime));
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(OutboxState.Sent, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task What_is_leased_is_not_leased_again_while_the_lease_runs()
    {
        await PutAsync();
        await LeaseAsync();

        Assert.Equal(0, await Delivery.DeliverDueAsync(CancellationToken.None));
        Assert.Empty(mails.Sent);
    }

    [Fact]
    public async Task Two_deliverers_send_fifty_mails_once_each()
    {
        for (var number = 0; number < 50; number++)
            await PutAsync();

        await Task.WhenAll(Delivery.DeliverDueAsync(CancellationToken.None), Delivery.DeliverDueAsync(CancellationToken.None));

        Assert.Equal(50, mails.Sent.Count);
        Assert.Equal(50, mails.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_relay_mails_stay_readable_in_the_outbox()
    {
        mails.IsConfigured = false;
        await PutAsync();

        await Delivery.DeliverDueAsync(CancellationToken.None);

        Assert.Equal(OutboxState.Waiting, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task Sent_again_is_a_new_message_that_names_the_first()
    {
        var first = await PutAsync();
        var row = await OnlyAsync();

        var again = await House.StepAsync(step =>
            step.GetRequiredService<IOutbox>().ResendAsync(row.Id, CancellationToken.None));

        var second = await House.ReadAsync(db => db.Outbox.SingleAsync(message => message.Id == again));
        Assert.NotEqual(first, second.MessageId);
        Assert.Equal(row.Id, second.ResendOf);
    }

    protected override void Furnish(IServiceCollection services)
    {
        services.AddSingleton<IMailTransport>(mails);
        services.AddSingleton<IDeliveryObserver>(failures);
        services.AddSingleton<TimeProvider>(new MovedTime());
    }

    protected override Task PrepareAsync() => House.StepAsync(async step =>
    {
        var file = await CaseFiles.OpenAsync(step);
        caseId = file.Id;
        step.GetRequiredService<RueckkopplungDb>().ReporterContacts.Add(
            ReporterContact.For(file.Id, AnswerWay.Email, "Frau M.", "melderin@example.org", null)!);
    });

    /// <summary>More than a lease and every back-off, by the clock that leases go by.</summary>
    protected abstract Task LetTimePassAsync();

    protected void MoveTime() => ((MovedTime)House.Get<TimeProvider>()).Ahead += TimeSpan.FromHours(7);

    private Task<string> PutAsync() => House.StepAsync(PutAsync);

    private Task<string> PutAsync(IServiceProvider step) => step.GetRequiredService<IOutbox>().AddAsync(
        new OutgoingMessage("receipt", RecipientKind.Reporter, null, AnswerWay.Email, "de", "Ihr Hinweis", "Danke.")
        {
            CaseId = caseId,
        },
        CancellationToken.None);

    private async Task<LeasedMessage> LeaseAsync() => Assert.Single(await House.StepAsync(step =>
        step.GetRequiredService<StepScope>().LeaseAsync(10, TimeSpan.FromMinutes(2), CancellationToken.None)));

    private Task<OutboxMessage> OnlyAsync() => House.ReadAsync(db => db.Outbox.SingleAsync());

    private sealed class RecordedFailures : IDeliveryObserver
    {
        public List<DeliveryFailed> Told { get; } = [];

        public Task FailedAsync(DeliveryFailed failure, CancellationToken cancellationToken)
        {
            Told.Add(failure);
            return Task.CompletedTask;
        }
    }
}

public sealed class OutboxOnSqlite : OutboxSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();

    protected override Task LetTimePassAsync()
    {
        MoveTime();
        return Task.CompletedTask;
    }
}

public sealed class OutboxOnPostgreSql : OutboxSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();

    // the server's clock cannot be moved, so the leases and waits are moved back
    protected override Task LetTimePassAsync() => House.StepAsync(step =>
        step.GetRequiredService<StepScope>().Sql.ExecuteAsync(
            "update outbox set lease_until = lease_until - interval '7 hours', retry_at = retry_at - interval '7 hours'",
            CancellationToken.None));
}
