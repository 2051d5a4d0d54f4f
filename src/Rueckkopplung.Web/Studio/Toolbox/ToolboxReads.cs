using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>All activities that a definition may use: the engine's, the house's, and workflows usable as one.</summary>
internal sealed class ToolboxReads(RueckkopplungDb db, ActivityCatalogue catalogue, ToolboxChoices choices)
{
    // versions in force do not change; a new one has a new id
    private static readonly ConcurrentDictionary<string, WorkflowDefinition> Read = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<JsonObject>> DescriptorsAsync(CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture;
        var offered = await choices.AllAsync(cancellationToken);
        var own = catalogue.Descriptors.Select(one => DescriptorJson.Of(ToolboxChoices.Fill(one, offered), culture));
        return [.. own, .. (await UsableAsync(cancellationToken)).Select(workflow => OfWorkflow(workflow, culture))];
    }

    /// <summary>Whether the Studio gets a descriptor of the type; a drawing with one it does not get stays blank.</summary>
    public async Task<Func<string, bool>> KnownTypesAsync(CancellationToken cancellationToken)
    {
        var workflows = (await UsableAsync(cancellationToken)).Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        return type => catalogue.Find(type) is not null || workflows.Contains(type);
    }

    private async Task<IReadOnlyList<WorkflowDefinition>> UsableAsync(CancellationToken cancellationToken)
    {
        var mark = "\"usableAsActivity\":true";
        var ids = await db.Definitions.Where(version => version.PublishedAt != null && version.Json.Contains(mark))
            .Select(version => version.Id).ToListAsync(cancellationToken);
        foreach (var id in ids.Where(id => !Read.ContainsKey(id)))
        {
            var json = await db.Definitions.Where(version => version.Id == id).Select(version => version.Json).FirstAsync(cancellationToken);
            Read[id] = DefinitionJson.Read(json);
        }

        return [.. ids.Select(id => Read[id]).Where(workflow => workflow.Options.UsableAsActivity)];
    }

    // in ASCII, as the shipped files write it: Antwort überbringen is AntwortUeberbringen
    public static string TypeOf(WorkflowDefinition workflow)
    {
        var type = new StringBuilder();
        foreach (var word in (workflow.Name ?? workflow.DefinitionId).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            type.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        return type.Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("Ä", "Ae").Replace("Ö", "Oe").Replace("Ü", "Ue").Replace("ß", "ss").ToString();
    }

    private static JsonObject OfWorkflow(WorkflowDefinition workflow, CultureInfo culture)
    {
        var descriptor = new ActivityDescriptor
        {
            Type = TypeOf(workflow),
            Version = workflow.Version,
            Category = workflow.Options.ActivityCategory is { Length: > 0 } own ? new LocalText(own, own) : new LocalText("Ablauf", "Flow"),
            DisplayName = Same(workflow.Name ?? workflow.DefinitionId),
            Description = Same(workflow.Description ?? string.Empty),
            Inputs = [.. workflow.Inputs.Select(input => new InputDescriptor(
                input.Name, input.IsArray ? $"{input.TypeName}[]" : input.TypeName, Same(input.DisplayName ?? input.Name), Same(input.Description ?? "")))],
            Outputs = [.. workflow.Outputs.Select(output => new OutputDescriptor(
                output.Name, output.TypeName, Same(output.DisplayName ?? output.Name), Same(output.Description ?? "")))],
            Outcomes = [.. workflow.Outcomes.Select(outcome => new OutcomeDescriptor(outcome, Same(outcome)))],
        };
        var json = DescriptorJson.Of(descriptor, culture);
        json["customProperties"] = new JsonObject
        {
            ["RootType"] = "WorkflowDefinitionActivity",
            ["WorkflowDefinitionId"] = workflow.DefinitionId,
            ["WorkflowDefinitionVersionId"] = workflow.Id,
        };
        json["constructionProperties"] = new JsonObject
        {
            ["WorkflowDefinitionId"] = workflow.DefinitionId,
            ["WorkflowDefinitionVersionId"] = workflow.Id,
            ["Version"] = workflow.Version,
        };
        json["ports"]!.AsArray().Insert(
            0, new JsonObject { ["name"] = "Root", ["displayName"] = "Root", ["type"] = "Embedded", ["isBrowsable"] = false });
        return json;
    }

    private static LocalText Same(string text) => new(text, text);
}
