namespace Rueckkopplung.Storage;

/// <summary>The database cannot take or give something now; nothing of the step was kept.</summary>
public sealed class StorageException(string code, string message, string english, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>
    /// <c>storage.full</c>, <c>storage.read-only</c>, <c>storage.locked</c>, <c>storage.writer-taken</c>,
    /// <c>storage.damaged</c>, <c>storage.overloaded</c> or <c>storage.unavailable</c>.
    /// </summary>
    public string Code { get; } = code;

    /// <summary>The same sentence about the failure that was caught last.</summary>
    public StorageException(StorageException known, Exception cause)
        : this(known.Code, known.Message, known.English, cause)
    {
    }

    /// <summary>The sentence in English; <see cref="Exception.Message"/> has it in German.</summary>
    public string English { get; } = english;
}
