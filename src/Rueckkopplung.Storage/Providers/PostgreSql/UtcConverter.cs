using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>timestamptz takes instants with offset zero only.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(),
    instant => instant);
