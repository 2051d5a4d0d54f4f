using System.CommandLine;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Web.Demo;
using Rueckkopplung.Web.Studio.Definitions;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Cli;

/// <summary>
/// <c>workflow check FILE…</c>: the publish gate's findings, one a line. Reads beside a running server; writes nothing.
/// Without a database it checks against the city that comes with the product.
/// </summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Definitionen; sie dürfen einander verwenden.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Gibt die Befunde als JSON aus." };
        var check = new Command("check", "Sagt, was einer Veröffentlichung entgegensteht.") { files, json };
        check.SetAction((parsed, token) => CheckAsync(parsed.GetValue(files)!, parsed.GetValue(json), token));
        return check;
    }

    private static async Task<int> CheckAsync(string[] paths, bool asJson, CancellationToken cancellationToken)
    {
        var files = new List<DefinitionFile>();
        foreach (var path in paths)
        {
            if (await DefinitionFile.ReadAsync(path, cancellationToken) is { } file)
                files.Add(file);
        }

        if (files.Count < paths.Length)
            return ExitCodes.Unusable;

        return await QuietHouse.RunAsync(async services =>
        {
            await using var scope = services.CreateAsyncScope();
            var ground = await GroundAsync(scope.ServiceProvider, files, cancellationToken);
            var checks = services.GetRequiredService<DefinitionChecks>();
            var findings = files.SelectMany(file => checks.Of(file.Json.ToJsonString(), ground).Select(finding => (file.Path, Finding: finding))).ToList();
            if (asJson)
                WriteJson(findings);
            else
                Write(files, findings);
            return findings.Exists(one => one.Finding.Blocks) ? ExitCodes.Refused : ExitCodes.Done;
        });
    }

    private static void Write(List<DefinitionFile> files, List<(string Path, Finding Finding)> findings)
    {
        foreach (var (path, finding) in findings)
            Console.WriteLine($"{path}: {(finding.Blocks ? "Fehler" : "Warnung")}: {finding.Sentence.ReplaceLineEndings(" ")}");
        foreach (var file in files.Where(file => findings.TrueForAll(one => one.Path != file.Path)))
            Console.WriteLine($"{file.Path}: in Ordnung.");
    }

    private static void WriteJson(List<(string Path, Finding Finding)> findings) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            blocks = findings.Exists(one => one.Finding.Blocks),
            findings = findings.Select(one => new
            {
                file = one.Path,
                severity = one.Finding.Blocks ? "error" : "warning",
                one.Finding.Code,
                one.Finding.Activity,
                message = one.Finding.Sentence,
            }),
        },
        Readable));

    private static async Task<CheckGround> GroundAsync(IServiceProvider services, List<DefinitionFile> files, CancellationToken cancellationToken)
    {
        var (city, inForce) = await StoredAsync(services, cancellationToken);
        var shelf = new FileShelf(files.Select(file => file.Json.ToJsonString()).Concat(inForce));
        var catalogue = services.GetRequiredService<ActivityCatalogue>();
        return new CheckGround(city, type => catalogue.Find(type) is not null || shelf.Types.Contains(type), shelf);
    }

    private static async Task<(CityDirectory City, IReadOnlyList<string> InForce)> StoredAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            if (MayExist(services.GetRequiredService<DatabaseOptions>()))
            {
                var db = services.GetRequiredService<RueckkopplungDb>();
                var city = await services.GetRequiredService<CityLibrary>().CurrentAsync(db, cancellationToken);
                if (city.Units.All.Count > 0)
                    return (city, await db.Definitions.Where(version => version.IsPublished).Select(version => version.Json).ToListAsync(cancellationToken));
            }
        }
        catch (Exception missing) when (missing is DbException or StorageException)
        {
            // no database yet, as on a build server
        }

        await Console.Error.WriteLineAsync("Ohne gefüllte Datenbank: geprüft wird gegen die mitgelieferte Stadt und die mitgelieferten Abläufe.");
        var folder = Path.Combine(services.GetRequiredService<IHostEnvironment>().ContentRootPath, "workflows");
        var shipped = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return (ReferenceFill.City(), [.. shipped.Select(File.ReadAllText)]);
    }

    // SQLite would make an empty file where there is none
    private static bool MayExist(DatabaseOptions options) => options.Provider != DatabaseOptions.Sqlite || File.Exists(options.Path);
}
