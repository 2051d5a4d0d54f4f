using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Settings;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Changes of Fristprofile that hold from a later day on, kept in the settings. Scoped in the step or the request.</summary>
public sealed class PlannedProfiles(RueckkopplungDb db)
{
    /// <summary>Key of the setting.</summary>
    public const string SettingKey = "profile-changes";

    /// <summary>In order of the day from which they hold.</summary>
    public async Task<IReadOnlyList<ProfileChange>> ReadAsync(CancellationToken cancellationToken)
    {
        var setting = await db.Settings.AsNoTracking().FirstOrDefaultAsync(one => one.Key == SettingKey, cancellationToken);
        var changes = setting is null ? [] : JsonSerializer.Deserialize<List<ProfileChange>>(setting.Value, CityJson.Options) ?? [];
        return [.. changes.OrderBy(change => change.ValidFrom)];
    }

    /// <summary>The profile as it will be on a day, after the changes that are planned up to it; null when there is none.</summary>
    public async Task<DeadlineProfile?> OnAsync(string code, DateOnly day, CancellationToken cancellationToken)
    {
        if (await db.Profiles.AsNoTracking().FirstOrDefaultAsync(one => one.Code == code, cancellationToken) is not { } profile)
            return null;

        return (await ReadAsync(cancellationToken)).Where(change => change.Code == code && change.ValidFrom < day)
            .Aggregate(profile, (before, change) => change.Apply(before));
    }

    /// <summary>Keeps a change for later; one of the same profile and day is replaced.</summary>
    public async Task AddAsync(ProfileChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = (await ReadAsync(cancellationToken))
            .Where(one => one.Code != change.Code || one.ValidFrom != change.ValidFrom);
        await WriteAsync([.. others, change], now, cancellationToken);
    }

    /// <summary>Takes out what holds by now, in order.</summary>
    public async Task<IReadOnlyList<ProfileChange>> TakeAsync(DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(cancellationToken);
        var due = all.Where(change => change.ValidFrom <= today).ToList();
        if (due.Count > 0)
            await WriteAsync([.. all.Except(due)], now, cancellationToken);
        return due;
    }

    /// <summary>Writes the profile as it is after a change.</summary>
    public async Task ApplyAsync(ProfileChange change, CancellationToken cancellationToken)
    {
        var stored = await db.Profiles.FirstOrDefaultAsync(one => one.Code == change.Code, cancellationToken);
        if (stored is not null)
            db.Entry(stored).CurrentValues.SetValues(change.Apply(stored));
    }

    private async Task WriteAsync(IReadOnlyList<ProfileChange> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(changes, CityJson.Options);
        if (await db.Settings.FirstOrDefaultAsync(one => one.Key == SettingKey, cancellationToken) is { } setting)
            (setting.Value, setting.UpdatedAt) = (text, now);
        else
            db.Settings.Add(new Setting { Key = SettingKey, Value = text, UpdatedAt = now });
    }
}
