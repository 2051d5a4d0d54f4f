namespace Rueckkopplung.Storage.Outbox;

/// <summary>Where a message is on its way.</summary>
public enum OutboxState
{
    Waiting = 0,
    Leased = 1,
    Sent = 2,
    Failed = 3,

    /// <summary>Shown in the house only (a unit's or role's notice without an address).</summary>
    Shown = 4,

    /// <summary>Caught up after an outage: waits until all is caught up, to be said in one message a recipient.</summary>
    Held = 5,

    /// <summary>Said in the message that <see cref="OutboxMessage.BundledIn"/> names.</summary>
    Bundled = 6,
}
