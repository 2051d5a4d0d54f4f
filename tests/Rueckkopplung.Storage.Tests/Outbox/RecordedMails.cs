using System.Collections.Concurrent;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Storage.Tests.Outbox;

/// <summary>A relay that remembers, and refuses or fails as told.</summary>
internal sealed class RecordedMails : IMailTransport
{
    public ConcurrentQueue<Mail> Sent { get; } = new();

    /// <summary>What the relay does with a mail; null takes it.</summary>
    public Func<Mail, Task>? Trouble { get; set; }

    public bool IsConfigured { get; set; } = true;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (Trouble is not null)
            await Trouble(mail);
        Sent.Enqueue(mail);
    }
}
