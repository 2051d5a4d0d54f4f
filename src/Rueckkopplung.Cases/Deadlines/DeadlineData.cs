namespace Rueckkopplung.Cases.Deadlines;

/// <summary>What the file of the Fristprofile holds.</summary>
/// <param name="Calendar">Working time and house days.</param>
/// <param name="Profiles">The Fristprofile, each with its ladder, seasons and pauses.</param>
public sealed record DeadlineData(CalendarSettings Calendar, IReadOnlyList<DeadlineProfile> Profiles);
