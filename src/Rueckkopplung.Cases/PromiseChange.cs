namespace Rueckkopplung.Cases;

/// <summary>What a verb did to the promise.</summary>
/// <param name="Before">The date before.</param>
/// <param name="After">The date now.</param>
/// <param name="LaterThanTold">The reporter was told an earlier one: it has to be told at once, with the reason.</param>
/// <param name="Reason">A sentence of the house for the reporter; null when there is nothing to tell.</param>
public sealed record PromiseChange(DateTimeOffset Before, DateTimeOffset After, bool LaterThanTold, string? Reason)
{
    /// <summary>True when the date moved at all.</summary>
    public bool HasMoved => Before != After;
}
