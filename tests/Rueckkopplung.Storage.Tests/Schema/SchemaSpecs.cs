using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Schema;

public abstract class SchemaSpecs : StoreSpecs
{
    [Fact]
    public async Task The_migrations_say_what_the_model_says() =>
        Assert.False(await House.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Fact]
    public async Task The_migrated_schema_is_the_models()
    {
        await using var fresh = await MakeEmptyAsync();

        var migrated = await DescribeAsync(House);
        var created = await DescribeAsync(fresh);

        Assert.True(migrated.Count > 200, "The schema was not read.");
        Assert.Equal(created, migrated);
    }

    [Fact]
    public async Task No_migration_is_left_to_run() =>
        Assert.Empty(await House.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));

    /// <summary>A house whose schema was made from the model, without migrations.</summary>
    protected abstract Task<TestHouse> MakeEmptyAsync();

    protected abstract string DescriptionSql { get; }

    private Task<List<string>> DescribeAsync(TestHouse house) => house.ReadAsync(async db =>
    {
        var lines = await db.Database.SqlQueryRaw<string>(DescriptionSql).ToListAsync();
        return lines.Where(line => !line.Contains("__EF", StringComparison.Ordinal)).Order().ToList();
    });
}

public sealed class SchemaOnSqlite : SchemaSpecs
{
    protected override string DescriptionSql =>
        """
        select m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' '
          || c.pk as "Value" from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'
        union all select sql from sqlite_master where type = 'index' and sql is not null
        union all select m.name || ' -> ' || f."table" || ' ' || f."from" || ' ' || f.on_delete
          from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    protected override Task<ITestDatabase> MakeDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteFile());

    protected override async Task<TestHouse> MakeEmptyAsync()
    {
        var file = new SqliteFile();
        return await TestHouse.CreatedAsync(file.Settings, file);
    }
}

public sealed class SchemaOnPostgreSql : SchemaSpecs
{
    protected override string DescriptionSql =>
        """
        select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
          || coalesce(column_default, '') as "Value" from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace and contype in ('f', 'c')
        """;

    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();

    protected override async Task<TestHouse> MakeEmptyAsync()
    {
        var database = await ClusterDatabase.CreateEmptyAsync();
        return await TestHouse.CreatedAsync(database.Settings, database);
    }
}
