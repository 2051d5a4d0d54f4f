namespace Rueckkopplung.Storage.Outbox;

/// <summary>Words the one message that says what several held ones of a recipient say.</summary>
public interface IBundleWords
{
    /// <param name="held">Of one recipient, in the order in which they fell due; at least two.</param>
    (string Subject, string Body) Of(IReadOnlyList<HeldMessage> held);
}

/// <summary>A message that waits to be bundled.</summary>
public sealed record HeldMessage(Guid Id, string Language, string Subject, string Body);
