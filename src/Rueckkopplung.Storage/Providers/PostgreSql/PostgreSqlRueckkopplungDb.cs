using Microsoft.EntityFrameworkCore;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgreSqlRueckkopplungDb(DbContextOptions<PostgreSqlRueckkopplungDb> options)
    : RueckkopplungDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
