using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Tracing;

/// <summary>Reads case files; what is expected there is not looked at.</summary>
internal static class CaseFileReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <exception cref="TraceFileException">Not a case file.</exception>
    public static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new TraceFileException("The file is not a JSON object.");
        }
        catch (JsonException problem) when (problem.Message.Contains("uplicate", StringComparison.Ordinal))
        {
            throw new TraceFileException("The file has a property twice in one object.", problem);
        }
        catch (JsonException problem)
        {
            throw new TraceFileException($"The file is not valid JSON (line {problem.LineNumber + 1}).", problem);
        }
    }

    public static IReadOnlyList<TraceStep> Steps(JsonObject file)
    {
        if (file["steps"] is not JsonArray { Count: > 0 } steps)
            throw new TraceFileException("The file has no 'steps'.");

        return [.. steps.Select(Step)];
    }

    public static bool UsesTokens(JsonObject file) => Text(file, "mode") switch
    {
        null or "counter" => false,
        "token" => true,
        var other => throw new TraceFileException($"The mode '{other}' is neither 'counter' nor 'token'."),
    };

    /// <summary>The definition comes last; the others were published before it.</summary>
    public static IReadOnlyList<WorkflowDefinition> Definitions(JsonObject file)
    {
        var definition = file["definition"] as JsonObject ?? throw new TraceFileException("The file has no 'definition'.");
        var with = file["with"] as JsonArray ?? [];
        return [.. with.OfType<JsonObject>().Append(definition).Select(source => DefinitionJson.Read(source.ToJsonString()))];
    }

    private static TraceStep Step(JsonNode? node, int index)
    {
        var step = node as JsonObject ?? throw Bad(index, "is not an object");
        if (step.ContainsKey("start"))
        {
            var start = step["start"] as JsonObject ?? throw Bad(index, "has a 'start' that is not an object");
            return new StartStep(Values(start, index), Text(start, "triggerActivityId"));
        }

        var resume = step["resume"] as JsonObject ?? throw Bad(index, "has neither 'start' nor 'resume'");
        if (Text(resume, "event") is { } name)
            return new EventStep(name, resume["input"]?.DeepClone(), ToAny: Text(resume, "to") == "any");

        return Text(resume, "activityId") is { } activity ? new ResumeStep(activity, Values(resume, index))
            : throw Bad(index, "names neither an 'event' nor an 'activityId'");
    }

    private static Dictionary<string, JsonNode?> Values(JsonObject source, int index) => source["input"] switch
    {
        null => [],
        JsonObject input => input.ToDictionary(item => item.Key, item => item.Value?.DeepClone(), StringComparer.Ordinal),
        _ => throw Bad(index, "has an 'input' that is not an object"),
    };

    private static string? Text(JsonObject source, string name) =>
        source[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static TraceFileException Bad(int index, string what) => new($"Step {index} {what}.");
}

/// <summary>A step of a case file. False: it was refused.</summary>
internal abstract record TraceStep
{
    public abstract bool Run(TraceHouse house);
}

/// <summary>Starts the instance.</summary>
internal sealed record StartStep(Dictionary<string, JsonNode?> Input, string? TriggerActivityId) : TraceStep
{
    public override bool Run(TraceHouse house)
    {
        house.Start(Input, TriggerActivityId);
        return true;
    }
}

/// <summary>Publishes an event.</summary>
internal sealed record EventStep(string Name, JsonNode? Payload, bool ToAny) : TraceStep
{
    public override bool Run(TraceHouse house)
    {
        house.Publish(Name, Payload, ToAny);
        return true;
    }
}

/// <summary>Resumes the oldest bookmark of an activity.</summary>
internal sealed record ResumeStep(string ActivityId, Dictionary<string, JsonNode?> Input) : TraceStep
{
    public override bool Run(TraceHouse house) => house.Resume(ActivityId, Input);
}
