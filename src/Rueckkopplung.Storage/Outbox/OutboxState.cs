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
}
