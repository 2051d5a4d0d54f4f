using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Definitions as files, out and in. What goes out is what lies in <c>workflows/</c>, but for ids and dates.</summary>
internal static class FilesApi
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(RouteGroupBuilder reading, RouteGroupBuilder writing)
    {
        reading.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        reading.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
        writing.MapPost("/workflow-definitions/import", ImportAsync);
    }

    private static async Task<IResult> ExportAsync(
        string definitionId, string? versionOptions, bool? includeConsumingWorkflows, DefinitionReads reads, CancellationToken ct)
    {
        var version = await reads.FindAsync(definitionId, versionOptions, ct);
        if (includeConsumingWorkflows != true)
            return TypedResults.File(Encoding.UTF8.GetBytes(TextOf(version)), "application/json", FileName(version));

        return Zip([version, .. await reads.ConsumersAsync(definitionId, ct)]);
    }

    private static async Task<IResult> ExportManyAsync(ExportBody body, DefinitionReads reads, CancellationToken ct)
    {
        var versions = new Dictionary<string, DefinitionVersion>(StringComparer.Ordinal);
        foreach (var id in (body.Ids ?? []).Distinct().Take(500))
        {
            var version = await reads.VersionAsync(id, ct);
            versions[version.Id] = version;
            foreach (var consumer in body.IncludeConsumingWorkflows == true ? await reads.ConsumersAsync(version.DefinitionId, ct) : [])
                versions[consumer.Id] = consumer;
        }

        return Zip([.. versions.Values]);
    }

    private static async Task<IResult> ImportAsync(HttpContext http, JsonObject model, IMediator mediator, DefinitionReads reads, CancellationToken ct)
    {
        ReadableJson.Require(model);
        Rule.Require(model["root"] is JsonObject && Drawing.Text(model, "definitionId") is not null, "definition.of-elsa", null);
        var saved = await mediator.Send(new SaveDefinition.Command(model, Publish: false, Reason: null, Seen: null, IsFile: true), ct);
        var shown = await reads.ShowAsync(await reads.VersionAsync(saved.VersionId, ct), http.Response, ct);
        shown["notes"] = new JsonArray([.. saved.Notes.Select(note => JsonValue.Create(note))]);
        return TypedResults.Json(shown);
    }

    private static FileContentHttpResult Zip(IReadOnlyList<DefinitionVersion> versions)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var version in versions)
            {
                using var entry = archive.CreateEntry(FileName(version)).Open();
                entry.Write(Encoding.UTF8.GetBytes(TextOf(version)));
            }
        }

        return TypedResults.File(file.ToArray(), "application/zip", "ablaeufe.zip");
    }

    private static string TextOf(DefinitionVersion version)
    {
        var json = JsonNode.Parse(version.Json)!.AsObject();
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        return json.ToJsonString(Indented) + "\n";
    }

    private static string FileName(DefinitionVersion version)
    {
        var plain = string.Concat(version.DefinitionId.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
        return $"{plain}-v{version.Version}.json";
    }

    internal sealed record ExportBody(string[]? Ids, bool? IncludeConsumingWorkflows);
}
