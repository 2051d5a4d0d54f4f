namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>The form for the code.</summary>
/// <param name="Code">As typed.</param>
/// <param name="Fault">Why it is none.</param>
public sealed record CodeForm(string? Code, string? Fault);
