using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>SQLite cannot order instants with offsets; UTC ticks it can.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>16 bytes in the order of the text form, so that version 7 ids sort by age.</summary>
internal sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true),
    bytes => new Guid(bytes, true));
