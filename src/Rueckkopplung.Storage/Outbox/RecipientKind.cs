namespace Rueckkopplung.Storage.Outbox;

/// <summary>Whom a message is for.</summary>
public enum RecipientKind
{
    Reporter = 0,
    Unit = 1,
    Role = 2,
    Person = 3,
}
