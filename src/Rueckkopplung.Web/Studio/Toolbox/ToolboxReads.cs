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
internal sealed class ToolboxReads(RueckkopplungDb db, ActivityCatalogue catalogue, ToolboxChoices choices, UsableWorkflows known)
{
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
        var ids = await db.Definitions.Where(version => version.PublishedAt != null).Select(version => version.Id).ToListAsync(cancellationToken);
        var fresh = ids.Where(id => !known.Read.ContainsKey(id)).ToList();
        if (fresh.Count > 0)
            await LearnAsync(fresh, cancellationToken);
        return [.. ids.Select(id => known.Read[id]).OfType<WorkflowDefinition>()];
    }

    // looking through the text of each is slow, so it is done once a version
    private async Task LearnAsync(List<string> ids, CancellationToken cancellationToken)
    {
        const string mark = "\"usableAsActivity\":true";
        var found = await db.Definitions.Where(version => ids.Contains(version.Id) && version.Json.Contains(mark))
            .Select(version => new { version.Id, version.Json }).ToDictionaryAsync(version => version.Id, version => version.Json, cancellationToken);
        foreach (var id in ids)
        {
            var workflow = found.TryGetValue(id, out var json) ? DefinitionJson.Read(json) : null;
            known.Read[id] = workflow?.Options.UsableAsActivity == true ? workflow : null;
        }
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
