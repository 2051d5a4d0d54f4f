using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>The posted form of a task: fields are named <c>f.NAME</c>, beside them <c>task</c>, <c>outcome</c> and <c>revision</c>.</summary>
public static class TaskPost
{
    private const string Prefix = "f.";

    /// <summary>Reads the fields and notes all that was typed, so that a refused form is shown as it was sent.</summary>
    public static JsonObject Read(HttpRequest request, ModelStateDictionary state)
    {
        var values = new JsonObject();
        foreach (var (key, value) in request.Form)
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal))
                values[key[Prefix.Length..]] = value.ToString();
            else if (key is not ("task" or "outcome" or "revision"))
                continue;
            state.SetModelValue(key, new ValueProviderResult(value));
        }
        return values;
    }

    /// <summary>Whether the refused form was that of this task.</summary>
    public static bool IsSent(this ModelStateDictionary state, HumanTask task) => state.Typed("task") == task.Id.ToString();

    /// <summary>Whether the refused form was that of this outcome.</summary>
    public static bool IsSent(this ModelStateDictionary state, HumanTask task, string outcome) =>
        state.IsSent(task) && state.Typed("outcome") == outcome;

    /// <summary>The revision the refused form was filled at; null where none was sent.</summary>
    public static int? SentRevision(this ModelStateDictionary state) =>
        int.TryParse(state.Typed("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : null;

    /// <summary>The fields of an outcome.</summary>
    public static IEnumerable<JsonObject> Fields(this HumanTask task, string outcome) =>
        JsonNode.Parse(task.Form)!.AsArray().OfType<JsonObject>().Where(field => TaskForm.IsFor(field, outcome));

    /// <summary>Name, button and hint of each outcome.</summary>
    public static IEnumerable<JsonObject> NamedOutcomes(this HumanTask task) =>
        JsonNode.Parse(task.Outcomes)!.AsArray().OfType<JsonObject>();
}
