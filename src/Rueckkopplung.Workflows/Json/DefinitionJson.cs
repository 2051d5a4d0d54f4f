using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads and writes definitions in the Elsa 3 format.</summary>
public static class DefinitionJson
{
    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="DefinitionFormatException">It is not a definition; the sentence names the place.</exception>
    public static WorkflowDefinition Read(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient) is JsonObject root
                ? Read(root)
                : throw new DefinitionFormatException("The definition is not a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new DefinitionFormatException(
                $"The definition is not valid JSON (line {problem.LineNumber + 1}).", problem);
        }
        catch (ArgumentException problem)
        {
            // System.Text.Json says so when an object has a property twice.
            throw new DefinitionFormatException($"The definition has a property twice: {problem.Message}", problem);
        }
    }

    /// <summary>Every property that was read, known or not.</summary>
    public static string Write(WorkflowDefinition definition) => definition.Json.ToJsonString(Indented);

    internal static WorkflowDefinition Read(JsonObject root)
    {
        var definitionId = ElsaNames.Text(root, "definitionId") ?? ElsaNames.Text(root, "id")
            ?? throw new DefinitionFormatException("The definition has no 'definitionId'.");
        var version = ElsaNames.Number(root, "version") ?? 1;

        return new WorkflowDefinition
        {
            Id = ElsaNames.Text(root, "id") ?? $"{definitionId}-v{version}",
            DefinitionId = definitionId,
            Version = version,
            Name = ElsaNames.Text(root, "name"),
            Description = ElsaNames.Text(root, "description"),
            IsLatest = ElsaNames.Flag(root, "isLatest"),
            IsPublished = ElsaNames.Flag(root, "isPublished"),
            Variables = VariableJson.Read(ElsaNames.Get(root, "variables"), "workflow"),
            Inputs = [.. Objects(root, "inputs").Select(ReadInput)],
            Outputs = [.. Objects(root, "outputs").Select(ReadOutput)],
            Outcomes = [.. ElsaNames.Items(ElsaNames.Get(root, "outcomes")).Select(item => item.ToString())],
            Options = ReadOptions(root),
            Root = new ActivityJson(root).ReadRoot(ElsaNames.Object(root, "root")),
            Json = root,
        };
    }

    private static IEnumerable<JsonObject> Objects(JsonObject root, string name) =>
        ElsaNames.Items(ElsaNames.Get(root, name)).OfType<JsonObject>();

    private static InputDefinition ReadInput(JsonObject input) => new(
        ElsaNames.Text(input, "name") ?? throw new DefinitionFormatException("An input of the workflow has no 'name'."),
        ElsaNames.Text(input, "type") ?? "Object",
        ElsaNames.Flag(input, "isArray"),
        ElsaNames.Text(input, "displayName"),
        ElsaNames.Text(input, "description"),
        VariableJson.Driver(ElsaNames.Text(input, "storageDriverType")));

    private static OutputDefinition ReadOutput(JsonObject output) => new(
        ElsaNames.Text(output, "name") ?? throw new DefinitionFormatException("An output of the workflow has no 'name'."),
        ElsaNames.Text(output, "type") ?? "Object",
        ElsaNames.Flag(output, "isArray"),
        ElsaNames.Text(output, "displayName"),
        ElsaNames.Text(output, "description"));

    private static WorkflowOptions ReadOptions(JsonObject root)
    {
        var options = ElsaNames.Object(root, "options") ?? [];
        var strategy = ElsaNames.Text(options, "incidentStrategyType") ?? "";
        return new WorkflowOptions(
            ElsaNames.Flag(options, "usableAsActivity") || ElsaNames.Flag(root, "usableAsActivity"),
            ElsaNames.Text(options, "activityCategory"),
            strategy.Contains("ContinueWithIncidents", StringComparison.Ordinal)
                ? IncidentStrategy.ContinueWithIncidents : IncidentStrategy.Fault,
            ElsaNames.Text(options, "activationStrategyType"),
            ElsaNames.Flag(options, "autoUpdateConsumingWorkflows"));
    }
}
