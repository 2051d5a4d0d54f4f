using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Health;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Storage.Definitions;

/// <summary>
/// Stores the shipped files: each whose content is unknown becomes a version, the first of a definition is published,
/// later ones are drafts. A file that does not parse changes nothing and is reported.
/// </summary>
public sealed partial class DefinitionFiles(IStepRunner runner, HouseHealth health, ILogger<DefinitionFiles> log)
{
    public async Task<int> SyncAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            health.Report("workflows", $"Der Ordner der Abläufe fehlt: {folder}.");
            return 0;
        }

        var added = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (await SyncFileAsync(file, cancellationToken))
                added++;
        }

        return added;
    }

    private async Task<bool> SyncFileAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.GetFileName(path);
        var key = "workflows/" + file;
        try
        {
            var json = await File.ReadAllTextAsync(path, cancellationToken);
            var isNew = await runner.RunAsync(
                StepOrigin.Continuation,
                (step, token) => StoreAsync(step, file, json, token),
                cancellationToken);
            health.Clear(key);
            return isNew;
        }
        catch (Exception failure) when (failure is DefinitionFormatException or IOException or UnauthorizedAccessException)
        {
            health.Report(key, $"{key} gilt nicht: {failure.Message} Die letzte veröffentlichte Fassung bleibt in Kraft.");
            FileRefused(log, file, failure.Message);
            return false;
        }
    }

    private static async Task<bool> StoreAsync(
        IServiceProvider step, string file, string json, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var hash = DefinitionStore.HashOf(json);
        if (await db.Definitions.AnyAsync(version => version.ContentHash == hash, cancellationToken))
            return false;

        var store = step.GetRequiredService<DefinitionStore>();
        var library = step.GetRequiredService<DefinitionLibrary>();
        var version = await store.AddAsync(json, file, cancellationToken);
        library.Engine.Compile(Rueckkopplung.Workflows.Json.DefinitionJson.Read(version.Json), library);
        if (version.Version == 1)
            await store.PublishAsync(version.Id, "Ausgelieferte Fassung", cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The definition file {File} was not stored: {Reason}")]
    private static partial void FileRefused(ILogger logger, string file, string reason);
}
