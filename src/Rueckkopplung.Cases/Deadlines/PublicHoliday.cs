namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A statutory holiday.</summary>
/// <param name="Date">The day.</param>
/// <param name="Code">ASCII, stable: <c>karfreitag</c>.</param>
/// <param name="Name">Its German name.</param>
/// <param name="NameEn">Its English name.</param>
public sealed record PublicHoliday(DateOnly Date, string Code, string Name, string NameEn);
