namespace Rueckkopplung.Storage.Outbox;

/// <summary>Messages that leave with the step's commit. Scoped in the step.</summary>
public interface IOutbox
{
    /// <summary>Puts a message in and returns its Message-ID, which stays the same over all attempts.</summary>
    Task<string> AddAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Puts the message in again as a new one with an id of its own, linked to the first; null if there is none.</summary>
    Task<string?> ResendAsync(Guid messageId, CancellationToken cancellationToken);
}
