namespace Rueckkopplung.Cases.Quartiere;

/// <summary>The daily walk of a Quartiershelfer*in.</summary>
/// <param name="Code">Stable, begins with the Quartier's code.</param>
/// <param name="Name">„Rundgang am Morgen“.</param>
/// <param name="Helper">User name of who walks it.</param>
/// <param name="Days">„Mo“ … „So“.</param>
/// <param name="Start">Local time, <c>08:00</c>.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Stops">Codes of landmarks in order.</param>
public sealed record Round(
    string Code,
    string Name,
    string Helper,
    IReadOnlyList<string> Days,
    string Start,
    int Minutes,
    IReadOnlyList<string> Stops);
