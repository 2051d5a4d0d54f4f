namespace Rueckkopplung.Testing.Databases;

/// <summary>An empty, migrated database of its own for a test or a test class; it goes away when disposed.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>The configuration that points the house to it.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }
}
