using System.Security.Cryptography;
using System.Text.Json;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Settings;

namespace Rueckkopplung.Web.Activities;

/// <summary>The house's secret behind all follow-up codes: a setting, made once, read once a process.</summary>
public sealed class FollowUpKey
{
    /// <summary>The key of the setting.</summary>
    public const string SettingKey = "follow-up-key";

    private const int Bytes = 32;
    private byte[]? known;

    /// <summary>Reads it; in a step that finds none, makes it.</summary>
    public async Task<byte[]> ReadAsync(RueckkopplungDb db, CancellationToken cancellationToken)
    {
        if (known is not null)
            return known;

        if (await db.Settings.FindAsync([SettingKey], cancellationToken) is { } setting)
            return known = Convert.FromBase64String(JsonSerializer.Deserialize<string>(setting.Value)!);

        // remembered only by the next reader: this step may still be rolled back
        var made = RandomNumberGenerator.GetBytes(Bytes);
        db.Settings.Add(new Setting { Key = SettingKey, Value = JsonSerializer.Serialize(Convert.ToBase64String(made)) });
        return made;
    }
}
