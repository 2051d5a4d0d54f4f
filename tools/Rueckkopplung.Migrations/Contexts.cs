using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Rueckkopplung.Storage.Providers.PostgreSql;
using Rueckkopplung.Storage.Providers.Sqlite;

namespace Rueckkopplung.Migrations;

/// <summary>The model on SQLite, for the tool; nothing is opened.</summary>
internal sealed class SqliteContexts : IDesignTimeDbContextFactory<SqliteRueckkopplungDb>
{
    public SqliteRueckkopplungDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRueckkopplungDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The model on PostgreSQL, for the tool; nothing is opened.</summary>
internal sealed class PostgreSqlContexts : IDesignTimeDbContextFactory<PostgreSqlRueckkopplungDb>
{
    public PostgreSqlRueckkopplungDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlRueckkopplungDb>().UseNpgsql("Host=localhost").Options);
}
