using System.CommandLine;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Demo;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>cases seed --count N [--seed S]</c>: deterministic cases in realistic states, through the real process.</summary>
internal static class CasesCommand
{
    private const int MostCases = 100_000;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Wie viele Vorgänge.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Derselbe Startwert ergibt dieselben Vorgänge.", DefaultValueFactory = _ => 1 };
        var add = new Command("seed", "Legt Vorgänge in wirklichkeitsnahen Zuständen an, jedes Mal dieselben.") { count, seed };
        add.SetAction((parsed, token) => SeedAsync(parsed.GetValue(count), parsed.GetValue(seed), token));

        return new Command("cases", "Vorgänge.") { add };
    }

    private static async Task<int> SeedAsync(int count, int seed, CancellationToken cancellationToken)
    {
        if (count is < 1 or > MostCases)
        {
            await Console.Error.WriteLineAsync($"--count braucht eine ganze Zahl von 1 bis {MostCases}; angegeben ist {count}.");
            return ExitCodes.Unusable;
        }

        return await QuietHouse.RunAsync(async services =>
        {
            await PrepareAsync(services, cancellationToken);
            await services.GetRequiredService<DemoHistory>().SeedAsync(count, seed, cancellationToken);
            return ExitCodes.Done;
        });
    }

    // as when the house opens: without the clock, cases of a demo city would come in at the system's time
    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<ClockMover>().LoadAsync(cancellationToken);
        var environment = services.GetRequiredService<IHostEnvironment>();
        await services.GetRequiredService<DefinitionFiles>().SyncAsync(
            Path.Combine(environment.ContentRootPath, "workflows"), cancellationToken);
    }
}
