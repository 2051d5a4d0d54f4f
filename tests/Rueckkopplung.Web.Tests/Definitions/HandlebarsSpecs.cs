using System.Text.Json.Nodes;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Tests.Definitions;

/// <summary>Texts with gaps in definitions.</summary>
public sealed class HandlebarsSpecs
{
    [Theory]
    [InlineData("Guten Tag, Vorgang {{vorgang.nummer}}", "Guten Tag, Vorgang 2026-00042-32")]
    [InlineData("{{anzahl}} × {{preis}} {{ja}} <{{text}}>", "3 × 1.5 True <a & \"b\" ü>")]
    [InlineData("{{#if ja}}ja{{else}}nein{{/if}} {{#unless leer}}leer{{/unless}}", "ja leer")]
    [InlineData("{{#each liste}}{{@index}}{{this.name}};{{/each}}", "0A;1B;")]
    [InlineData("{{#with vorgang}}{{nummer}}{{/with}} [{{fehlt}}{{fehlt.auch}}] {{input.Key}}", "2026-00042-32 [] k")]
    [InlineData("{{#each vorgang}}{{@key}}={{this}}{{/each}}", "nummer=2026-00042-32")]
    [InlineData("{{text.GetType}}{{vorgang.Count}}{{liste.Capacity}}", "")]
    public void A_gap_is_filled_with_a_variable_an_input_or_what_the_house_shows(string template, string text)
    {
        var result = Run(template);

        Assert.Equal(WorkflowSubStatus.Finished, result.SubStatus);
        Assert.Equal(text, Assert.Single(result.Effects.OfType<WriteLineEffect>()).Text);
    }

    [Theory]
    [InlineData("{{#each viele}}{{#each ../viele}}{{#each ../../viele}}{{/each}}{{/each}}{{/each}}", "go round more than 10,000 times")]
    [InlineData("{{#each viele}}{{../lang}}{{/each}}", "longer than 100,000 characters")]
    [InlineData("{{#if ja}}offen", "")]
    [InlineData("{{unbekannt 1 2}}", "")]
    public void A_text_that_cannot_be_made_is_an_incident_and_does_not_run_on(string template, string reason)
    {
        var incident = Assert.Single(Run(template).NewIncidents);

        Assert.Equal(("Failed to evaluate activity input 'Text'", "Expression"), (incident.Message, incident.Cause));
        Assert.Contains(reason, (string)incident.Details!["problem"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if ja}}offen", true)]
    [InlineData("{{vorgang.nummer}}", false)]
    public void A_template_that_does_not_read_is_told_before_it_runs(string template, bool isFault) =>
        Assert.Equal(isFault, new HandlebarsTexts().Fault(new ExpressionDefinition("Handlebars", template)) is not null);

    private static BurstResult Run(string template)
    {
        var engine = new WorkflowEngine(new ActivityCatalogue(ActivityCatalogue.BuiltIn), [new HandlebarsTexts()]);
        var workflow = engine.Compile(DefinitionJson.Read(Definition(template).ToJsonString()), new Nobody());
        var globals = new Dictionary<string, JsonNode?> { ["vorgang"] = new JsonObject { ["nummer"] = "2026-00042-32" } };
        return engine.Start(
            workflow, new StartRequest("i", new Dictionary<string, JsonNode?> { ["Key"] = "k" }),
            new BurstHost(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1)), () => new Guid(1, 0, 0, new byte[8]), ScriptGlobals: globals));
    }

    private static JsonObject Definition(string template) => new()
    {
        ["id"] = "d-1",
        ["definitionId"] = "d",
        ["version"] = 1,
        ["variables"] = new JsonArray(
            Variable("anzahl", "Int32", "3"), Variable("preis", "Decimal", "1.5"), Variable("ja", "Boolean", "true"),
            Variable("leer", "String", ""), Variable("text", "String", "a & \"b\" ü"), Variable("lang", "String", new string('x', 2_000)),
            Variable("liste", "JsonArray", """[{"name":"A"},{"name":"B"}]"""),
            Variable("viele", "JsonArray", $"[{string.Join(',', Enumerable.Range(0, 100))}]")),
        ["root"] = new JsonObject
        {
            ["id"] = "w",
            ["type"] = "Elsa.WriteLine",
            ["text"] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Handlebars", ["value"] = template },
            },
        },
    };

    private static JsonObject Variable(string name, string type, string value) =>
        new() { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value };

    private sealed class Nobody : IDefinitionSource
    {
        public WorkflowDefinition? Find(string definitionId, int? version) => null;
    }
}
