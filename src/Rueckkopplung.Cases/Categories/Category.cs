using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Categories;

/// <summary>What a concern is about. Groups are the upper level, leaves the lower; both can be chosen.</summary>
public sealed class Category
{
    /// <summary>ASCII slug, stable: <c>sperrmuell</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its group; null for a group.</summary>
    public string? Parent { get; init; }

    /// <summary>German name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>The usual kind; SQM may choose the other one.</summary>
    public required ConcernKind Kind { get; init; }

    /// <summary>May appear in public lists.</summary>
    public bool Public { get; init; }

    /// <summary>Child protection, violence: only the unit of the rule sees the content, and nothing is ever posted.</summary>
    public bool Closed { get; init; }

    /// <summary>Code of its Fristprofil.</summary>
    public required string Profile { get; init; }

    /// <summary>One sentence for residents.</summary>
    public required string Description { get; init; }

    /// <summary>Terms that propose a higher urgency.</summary>
    public IReadOnlyList<string> DangerWords { get; init; } = [];

    /// <summary>Things people say.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
