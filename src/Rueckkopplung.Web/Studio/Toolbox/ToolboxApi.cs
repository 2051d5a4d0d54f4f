using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>Descriptors: activities, languages of expressions, types of variables, strategies.</summary>
internal static class ToolboxApi
{
    private const string Drivers = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";
    private const string MemoryDriver = "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core";

    // the viewer then listens to the hub instead of asking every five seconds
    private static readonly object Live = new
    {
        name = "RealTimeWorkflowUpdates",
        @namespace = "Elsa",
        fullName = "Elsa.RealTimeWorkflowUpdates",
        displayName = "Real-time workflow updates",
        description = string.Empty,
    };

    public static void Map(RouteGroupBuilder reading, RouteGroupBuilder writing)
    {
        reading.MapGet("/descriptors/activities", ActivitiesAsync);
        reading.MapGet("/descriptors/expression-descriptors", Expressions);
        reading.MapGet("/descriptors/variables", (HttpResponse response) => Kept(response, VariableTypes()));
        reading.MapGet("/descriptors/storage-drivers", (HttpResponse response) => Kept(response, StorageDrivers()));
        reading.MapGet("/descriptors/workflow-activation-strategies", (HttpResponse response) => Kept(response, []));
        reading.MapGet("/descriptors/incident-strategies", (HttpResponse response) => Kept(response, IncidentStrategies()));
        reading.MapGet("/descriptors/log-persistence-strategies", (HttpResponse response) => Kept(response, []));
        reading.MapGet("/descriptors/commit-strategies/workflows", (HttpResponse response) => Kept(response, []));
        reading.MapGet("/descriptors/commit-strategies/activities", (HttpResponse response) => Kept(response, []));
        reading.MapGet("/descriptors/output-converters", (HttpResponse response) => Kept(response, []));
        reading.MapGet("/features/installed", () => TypedResults.Json(new Answered([Live], 1)));
        reading.MapPost("/descriptors/activities/{type}/options/{property}", OptionsAsync);
        reading.MapPost("/scripting/javascript/type-definitions/{definitionId}", ScriptTypes.AnswerAsync);
        writing.MapPost("/tests/activities", RefuseTest);
    }

    // an activity here works on a case; there is none to try it on
    private static IResult RefuseTest() => throw new RuleBrokenException("activity.not-alone", null);

    private static async Task<IResult> ActivitiesAsync(ToolboxReads toolbox, CancellationToken ct)
    {
        var items = await toolbox.DescriptorsAsync(ct);
        return TypedResults.Json(new { items, count = items.Count });
    }

    // what the dropdown offered may have changed since the page was opened
    private static async Task<IResult> OptionsAsync(string type, string property, ActivityCatalogue catalogue, ToolboxChoices choices, CancellationToken ct)
    {
        var offered = await choices.AllAsync(ct);
        var input = catalogue.Find(type) is { } activity
            ? ToolboxChoices.Fill(activity.Descriptor, offered).Inputs.FirstOrDefault(one => string.Equals(one.Name, property, StringComparison.OrdinalIgnoreCase))
            : null;
        return TypedResults.Json(new { items = input?.UiSpecifications ?? new JsonObject() });
    }

    private static JsonHttpResult<Answered> Expressions(HttpResponse response) => Kept(response,
    [
        Language("Literal", "Wert", "Value", isBrowsable: false, null),
        Language("Object", "JSON", "JSON", isBrowsable: true, "json"),
        Language("JavaScript", "JavaScript", "JavaScript", isBrowsable: true, "javascript"),
        Language("Handlebars", "Text mit Lücken (Handlebars)", "Text with gaps (Handlebars)", isBrowsable: true, "handlebars"),
        Language("Variable", "Variable", "Variable", isBrowsable: true, null),
        Language("Input", "Eingabe des Ablaufs", "Input of the workflow", isBrowsable: true, null),
    ]);

    private static object Language(string type, string german, string english, bool isBrowsable, string? monaco) => new
    {
        type,
        displayName = In(german, english),
        isSerializable = true,
        isBrowsable,
        properties = monaco is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["MonacoLanguage"] = monaco },
    };

    private static IReadOnlyList<object> VariableTypes() =>
    [
        Type("String", "Text", "Text"), Type("Boolean", "Ja oder nein", "Yes or no"), Type("Int32", "Ganze Zahl", "Whole number"),
        Type("Int64", "Große ganze Zahl", "Large whole number"), Type("Double", "Zahl", "Number"), Type("Decimal", "Dezimalzahl", "Decimal"),
        Type("DateTimeOffset", "Zeitpunkt", "Instant"), Type("DateOnly", "Datum", "Date"), Type("TimeSpan", "Dauer", "Duration"),
        Type("Guid", "Kennung (Guid)", "Guid"), Type("Object", "Beliebig", "Anything"), Type("ObjectDictionary", "Namen mit Werten", "Names with values"),
    ];

    private static object Type(string typeName, string german, string english) =>
        new { typeName, displayName = In(german, english), category = In("Daten", "Data"), description = (string?)null };

    private static IReadOnlyList<object> StorageDrivers() =>
    [
        new { typeName = Drivers, displayName = In("Mit dem Ablauf gespeichert", "Stored with the workflow"), priority = 10, deprecated = false },
        new { typeName = MemoryDriver, displayName = In("Nur im selben Schritt", "Only within one step"), priority = 0, deprecated = false },
    ];

    private static IReadOnlyList<object> IncidentStrategies() =>
    [
        new
        {
            typeName = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core",
            displayName = In("Anhalten und melden", "Stop and report"),
            description = In("Der Ablauf bleibt stehen, bis jemand ihn wieder anstößt.", "The workflow stops until somebody retries it."),
        },
        new
        {
            typeName = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
            displayName = In("Melden und weitergehen", "Report and go on"),
            description = In("Andere Zweige gehen weiter.", "Other branches go on."),
        },
    ];

    private static string In(string german, string english) => new LocalText(german, english).For(CultureInfo.CurrentUICulture);

    // one of the editors asks again at every stroke
    private static JsonHttpResult<Answered> Kept(HttpResponse response, IReadOnlyList<object> items)
    {
        response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.Json(new Answered(items, items.Count));
    }

    internal sealed record Answered(IReadOnlyList<object> Items, int Count);
}
