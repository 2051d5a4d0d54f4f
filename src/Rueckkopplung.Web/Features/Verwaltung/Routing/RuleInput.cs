namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>A rule of the routing table as somebody typed it.</summary>
/// <param name="Position">Where it is to stand, from 1; null = at the end, or where it stands.</param>
/// <param name="Category">Code of a leaf or group, or <c>*</c>.</param>
/// <param name="Quartier">Code, or <c>*</c>.</param>
/// <param name="Kind">Wire name, or <c>*</c>.</param>
/// <param name="Keywords">One term a line; empty = the text does not matter.</param>
/// <param name="Unit">Code of the unit that gets the case.</param>
/// <param name="CaredForBy">Code of the internal unit that does the tasks of an external one; null = as the unit says.</param>
/// <param name="Info">Codes of units that are only told.</param>
/// <param name="Reason">The German sentence shown on the case.</param>
public sealed record RuleInput(
    string? Position,
    string? Category,
    string? Quartier,
    string? Kind,
    string? Keywords,
    string? Unit,
    string? CaredForBy,
    IReadOnlyList<string> Info,
    string? Reason);
