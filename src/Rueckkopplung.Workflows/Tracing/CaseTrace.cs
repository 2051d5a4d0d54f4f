using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Tracing;

/// <summary>Runs a case file (a definition and steps) in memory and tells what happened after every step.</summary>
public static class CaseTrace
{
    /// <summary>One JSON object, <c>{"afterStep": […]}</c> or <c>{"importError": "why"}</c>.</summary>
    /// <exception cref="TraceFileException">The file is not a case file; one line.</exception>
    public static string Run(string caseFileJson) => Run(caseFileJson, new TraceOptions());

    internal static string Run(string caseFileJson, TraceOptions options) =>
        RunCase(CaseFileReader.Parse(caseFileJson), options).ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    private static JsonObject RunCase(JsonObject file, TraceOptions options)
    {
        var steps = CaseFileReader.Steps(file);
        try
        {
            var house = new TraceHouse(CaseFileReader.Definitions(file), CaseFileReader.UsesTokens(file), options);
            var after = new JsonArray();
            foreach (var step in steps)
            {
                var isRejected = !step.Run(house);
                after.Add(house.Describe(isRejected));
            }

            return new JsonObject { ["afterStep"] = after };
        }
        catch (DefinitionFormatException problem)
        {
            return new JsonObject { ["importError"] = problem.Message };
        }
    }
}

/// <summary>How a trace is run; the trace must not depend on it.</summary>
/// <param name="Reloads">Serialize, drop and reload the instance after every burst.</param>
/// <param name="Activities">The budget of a burst; null for none.</param>
internal sealed record TraceOptions(bool Reloads = false, int? Activities = null);

/// <summary>A case file cannot be used. The message is one line.</summary>
public sealed class TraceFileException(string message, Exception? inner = null) : Exception(message, inner);
