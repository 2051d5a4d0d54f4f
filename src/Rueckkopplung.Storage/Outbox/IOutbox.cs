namespace Rueckkopplung.Storage.Outbox;

/// <summary>Messages that leave with the step's commit. Scoped in the step.</summary>
public interface IOutbox
{
    /// <summary>Puts a message in and returns its Message-ID, which stays the same over all attempts.</summary>
    Task<string> AddAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Puts the message in again as a new one, linked to the first; its Message-ID is its own.</summary>
    /// <returns>The key of the new row; null if there is no such message.</returns>
    Task<Guid?> ResendAsync(Guid messageId, CancellationToken cancellationToken);
}
