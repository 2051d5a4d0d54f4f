namespace Rueckkopplung.Cases.Quartiere;

/// <summary>A meeting place in a Quartier, run by a Träger.</summary>
/// <param name="Key">User name of its Treffleitung; ASCII, stable.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Hours">When it is open, in words.</param>
public sealed record Treff(string Key, string Name, string Address, string Hours);
