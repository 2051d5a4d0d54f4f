using System.Collections.Concurrent;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A relay that knows no mailbox until it is told to take mails; it remembers what it took.</summary>
internal sealed class RefusingMails : IMailTransport
{
    public ConcurrentQueue<Mail> Taken { get; } = new();

    public bool Takes { get; set; }

    /// <summary>Off until a test delivers by hand, so that the house's own loop does not come first.</summary>
    public bool IsConfigured { get; set; }

    public Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (!Takes)
            throw new MailRefusedException("Dieses Postfach gibt es nicht.");
        Taken.Enqueue(mail);
        return Task.CompletedTask;
    }
}
