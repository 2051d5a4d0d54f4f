namespace Rueckkopplung.Storage.Outbox;

/// <summary>Hears in the step that stores the result what became of a message. Scoped in the step.</summary>
public interface IDeliveryObserver
{
    /// <summary>It has finally failed: an answer that it carried is not given any more.</summary>
    Task FailedAsync(DeliveryFailed failure, CancellationToken cancellationToken);
}

/// <summary>A message could not be delivered.</summary>
public sealed record DeliveryFailed(Guid Id, string MessageId, string Kind, Guid? CaseId, Guid? AnswerId, string Reason);
