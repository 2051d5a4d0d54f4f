namespace Rueckkopplung.Storage.Settings;

/// <summary>Keys of settings that Storage itself reads.</summary>
public static class SettingKeys
{
    /// <summary>The house's <see cref="Rueckkopplung.Cases.Deadlines.CalendarSettings"/> as JSON.</summary>
    public const string Calendar = "calendar";
}
