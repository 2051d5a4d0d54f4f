using System.CommandLine;
using System.Data.Common;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Providers;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>db migrate</c>, <c>db check</c>, <c>db checksum</c>.</summary>
internal static class DatabaseCommand
{
    public static Command Create() => new("db", "Die Datenbank.")
    {
        Verb("migrate", "Bringt das Schema auf den neuesten Stand.", MigrateAsync),
        Verb("check", "Prüft die Regeln über alle Zeilen und nennt jede Verletzung.", CheckAsync),
        Verb("checksum", "Bildet Prüfsummen aller Tabellen, ohne Geheimnisse.", SumAsync),
    };

    private static Command Verb(string name, string description, Func<IServiceProvider, CancellationToken, Task<int>> action)
    {
        var verb = new Command(name, description);
        verb.SetAction((_, token) => QuietHouse.RunAsync(services => action(services, token)));
        return verb;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAloneAsync(cancellationToken);
        Console.WriteLine("Das Schema ist auf dem neuesten Stand.");
        return ExitCodes.Done;
    }

    private static Task<int> CheckAsync(IServiceProvider services, CancellationToken cancellationToken) => ReadAsync(async () =>
    {
        var violations = await services.GetRequiredService<DbCheck>().RunAsync(cancellationToken);
        foreach (var violation in violations)
            Console.WriteLine(violation);
        Console.WriteLine(violations.Count == 0 ? "Keine Verletzung gefunden." : $"{violations.Count} Verletzungen.");
        return violations.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    });

    private static Task<int> SumAsync(IServiceProvider services, CancellationToken cancellationToken) => ReadAsync(async () =>
    {
        var sums = await services.GetRequiredService<DbChecksum>().RunAsync(cancellationToken);
        foreach (var table in sums.Tables)
            Console.WriteLine($"{table.Table} {table.Rows} {table.Sum}");
        Console.WriteLine($"total {sums.Total}");
        return ExitCodes.Done;
    });

    private static async Task<int> ReadAsync(Func<Task<int>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException failure)
        {
            await Console.Error.WriteLineAsync($"Die Datenbank ist nicht lesbar: {failure.Message}. Gibt es sie schon? Sonst zuerst: db migrate.");
            return ExitCodes.Refused;
        }
    }
}
