namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>An account as somebody typed it.</summary>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Role">Wire name.</param>
/// <param name="UnitCode">For units, Dezernate, Datenschutz and Verwaltungsleitung.</param>
/// <param name="Quartiere">Codes; for QE and helpers.</param>
/// <param name="TreffKey">For a Treff.</param>
/// <param name="Employer">Optional.</param>
/// <param name="Email">Optional.</param>
public sealed record AccountInput(
    string? DisplayName, string? Role, string? UnitCode, IReadOnlyList<string> Quartiere, string? TreffKey, string? Employer, string? Email);
