using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>The version that was saved or put in force.</summary>
/// <param name="VersionId">Its id.</param>
/// <param name="AlreadyPublished">It was in force before.</param>
/// <param name="Findings">What the gate says of it; asked for when it is published or comes from a file.</param>
internal sealed record SavedVersion(string VersionId, bool AlreadyPublished, IReadOnlyList<Finding> Findings)
{
    /// <summary>The sentences.</summary>
    public IEnumerable<string> Notes => Findings.Select(finding => finding.Sentence);
}

/// <summary>Saves what the Studio has as the newest version, a draft, and puts it in force if asked.</summary>
internal static class SaveDefinition
{
    private const int MostActivities = 1000;
    private const int LongestId = 100;

    /// <param name="Model">The Studio's model, or a file's content.</param>
    /// <param name="Publish">Whether it is to come into force.</param>
    /// <param name="Reason">Why it comes into force.</param>
    /// <param name="Seen">The revision that was changed; null = whatever is there.</param>
    /// <param name="IsFile">It comes from a file: what the gate would say is said at once.</param>
    public sealed record Command(JsonObject Model, bool Publish, string? Reason, string? Seen, bool IsFile = false) : IRequest<SavedVersion>;

    internal sealed class Handler(RueckkopplungDb db, DefinitionStore store, Publication publication) : IRequestHandler<Command, SavedVersion>
    {
        public async Task<SavedVersion> Handle(Command request, CancellationToken cancellationToken)
        {
            var model = request.Model;
            Refuse(model);
            var definitionId = Drawing.Text(model, "definitionId") is { Length: > 0 } given
                ? given : await NewIdAsync(Drawing.Text(model, "name"), cancellationToken);
            var latest = await db.Definitions.FirstOrDefaultAsync(
                version => version.DefinitionId == definitionId && version.IsLatest, cancellationToken);
            var json = StudioModel.Stored(model, definitionId, latest?.Json);
            if (latest is not null && request.Seen is { } seen && seen != DefinitionReads.RevisionOf(latest) && !IsSame(json, latest.Json))
                throw new ConflictException("definition.changed", []);

            var isUnchanged = latest is not null && IsSame(json, latest.Json) && (request.Publish || !latest.IsPublished);
            var saved = isUnchanged ? latest! : await store.SaveDraftAsync(json, cancellationToken);
            if (!request.Publish)
                return new SavedVersion(saved.Id, AlreadyPublished: false, request.IsFile ? await publication.FindingsAsync(saved, cancellationToken) : []);
            if (saved.IsPublished)
                return new SavedVersion(saved.Id, AlreadyPublished: true, []);

            var findings = await publication.PublishAsync(saved, request.Reason, cancellationToken);
            return new SavedVersion(saved.Id, AlreadyPublished: false, findings);
        }

        private static void Refuse(JsonObject model)
        {
            Rule.Require(model["root"] is JsonObject, "definition.has-root", null);
            Rule.Require(Drawing.Text(model, "name") is { Length: > 0 and <= 200 }, "definition.has-name", null);
            var count = Drawing.Activities(model["root"]!.AsObject()).Take(MostActivities + 1).Count();
            Rule.Require(count <= MostActivities, "definition.not-too-large", null, MostActivities);
            if (Drawing.Text(model, "definitionId") is { Length: > 0 } id)
                Rule.Require(id.Length <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'), "definition.has-plain-id", null);
            if (Version.TryParse(Drawing.Text(model, "toolVersion"), out var tool))
                Rule.Require(tool.Major <= 3, "definition.of-known-tool", null, tool);
        }

        private static bool IsSame(string json, string stored)
        {
            var (one, other) = (JsonNode.Parse(json)!.AsObject(), JsonNode.Parse(stored)!.AsObject());
            foreach (var numbered in (string[])["id", "version"])
            {
                one.Remove(numbered);
                other.Remove(numbered);
            }

            return JsonNode.DeepEquals(one, other);
        }

        // readable in addresses and in files: Sperrmüll melden becomes sperrmuell-melden
        private async Task<string> NewIdAsync(string? name, CancellationToken cancellationToken)
        {
            var plain = Plain(name ?? string.Empty) is { Length: > 0 } words ? words : "ablauf";
            var taken = await db.Definitions.Where(version => version.DefinitionId.StartsWith(plain))
                .Select(version => version.DefinitionId).Distinct().ToListAsync(cancellationToken);
            var number = 1;
            var id = plain;
            while (taken.Contains(id))
                id = $"{plain}-{++number}";

            return id;
        }

        private static string Plain(string name)
        {
            var words = name.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ß", "ss")
                .Normalize(NormalizationForm.FormD)
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                .Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-');
            var parts = string.Concat(words).Split('-', StringSplitOptions.RemoveEmptyEntries);
            var joined = string.Join('-', parts);
            return joined.Length > 60 ? joined[..60].TrimEnd('-') : joined;
        }
    }
}
