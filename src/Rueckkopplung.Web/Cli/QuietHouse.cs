using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Cli;

/// <summary>The house for a command: composed as for serving, but it does not listen and logs nothing to the screen.</summary>
internal static class QuietHouse
{
    /// <summary>Runs the command and turns what the database refuses into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> command)
    {
        try
        {
            await using var house = House.Build([], builder => builder.Logging.ClearProviders());
            return await command(house.Services);
        }
        catch (StorageException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.Code == "storage.writer-taken" ? ExitCodes.ServerRuns : ExitCodes.Refused;
        }
    }
}
