using Microsoft.EntityFrameworkCore;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteRueckkopplungDb(DbContextOptions<SqliteRueckkopplungDb> options) : RueckkopplungDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
    }
}
