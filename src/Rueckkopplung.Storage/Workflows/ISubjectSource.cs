using System.Text.Json.Nodes;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Lends the engine what its activities work on. Scoped in the step.</summary>
public interface ISubjectSource
{
    /// <summary>The case's object, tracked by the step's context; the same object in the whole step.</summary>
    Task<object?> LoadAsync(Guid caseId, IServiceProvider step, CancellationToken cancellationToken);

    /// <summary>Names that scripts see, such as <c>vorgang</c>.</summary>
    IReadOnlyDictionary<string, JsonNode?>? ScriptGlobals(object? subject);

    /// <summary>Called after each burst, before its rows are written.</summary>
    void AfterBurst(object? subject);

    /// <summary>A burst was undone: what was lent carries what it did, is tracked no more and must be loaded anew.</summary>
    void Forget();
}
