namespace Rueckkopplung.Storage.Definitions;

/// <summary>A row of <c>workflow_definitions</c>: a version, immutable once published.</summary>
public sealed class DefinitionVersion
{
    /// <summary>The version's id, as instances name it.</summary>
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }
    public int Version { get; init; }
    public string? Name { get; set; }
    public string? Description { get; set; }

    /// <summary>The definition as JSON, verbatim.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 of the source text, to know a file again.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Instances start with this version.</summary>
    public bool IsPublished { get; set; }

    public bool IsLatest { get; set; }

    /// <summary>The file of <c>workflows/</c> it came from.</summary>
    public string? SourceFile { get; init; }

    public string? Reason { get; set; }
    public int? PublishedBy { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
}
