namespace Rueckkopplung.Storage.Outbox;

/// <summary>Hands one mail to a relay. Called outside any transaction.</summary>
public interface IMailTransport
{
    /// <summary>Whether there is a relay; without one mails stay in the outbox, readable in the message log.</summary>
    bool IsConfigured { get; }

    /// <exception cref="MailRefusedException">The relay refused it for good.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail ready to go.</summary>
/// <param name="MessageId">With angle brackets; the same at every attempt.</param>
public sealed record Mail(string MessageId, string To, string Subject, string Body, string Language);

/// <summary>Trying again would not help: no such mailbox, no address.</summary>
public sealed class MailRefusedException(string message, Exception? cause = null) : Exception(message, cause);
