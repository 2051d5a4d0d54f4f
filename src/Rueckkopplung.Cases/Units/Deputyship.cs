namespace Rueckkopplung.Cases.Units;

/// <summary>One unit acts for another for some days: it gets its notices and does its tasks. It always ends on a date.</summary>
public sealed class Deputyship
{
    /// <summary>Key of the row.</summary>
    public int Id { get; init; }

    /// <summary>The unit that is away.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The unit that acts for it, with its own people.</summary>
    public required string DeputyCode { get; init; }

    /// <summary>First day, included.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly ValidTo { get; set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}
