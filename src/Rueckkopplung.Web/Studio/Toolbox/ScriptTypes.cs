using System.Text;
using System.Text.Json.Nodes;
using Rueckkopplung.Web.Studio.Definitions;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>
/// What a script may call, as TypeScript declarations: the code editor completes from them. The functions of Elsa, the case
/// as <c>vorgang</c>, and an accessor for each variable and input of the definition.
/// </summary>
internal static class ScriptTypes
{
    private const string Functions =
        """
        /** Der Vorgang: Tatsachen, keine Worte der meldenden Person. */
        declare const vorgang: {
          nummer: string; art: 'Mangel' | 'Bedarf' | null; kategorie: string | null; dringlichkeit: string; kanal: string;
          sprache: string; antwortweg: string; ort: string | null; quartier: string | null; stelle: string | null;
          ablehnungen: number; zusage: string; runde: number; heute: string;
          vorschlag: { kategorie: string | null; art: string; stelle: string | null; grund: string | null; dringlichkeit: string };
        };
        declare const variables: { [name: string]: any };
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(name: string | null): void;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(id: string | null): void;
        declare function newGuid(): string;
        declare function newShortGuid(): string;
        declare function parseGuid(text: string): string;
        declare function isNullOrWhiteSpace(text: string | null): boolean;
        declare function isNullOrEmpty(text: string | null): boolean;
        declare function toJson(value: any): string;

        """;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["String"] = "string",
        ["Guid"] = "string",
        ["DateTimeOffset"] = "string",
        ["DateOnly"] = "string",
        ["TimeSpan"] = "string",
        ["Boolean"] = "boolean",
        ["Int32"] = "number",
        ["Int64"] = "number",
        ["Double"] = "number",
        ["Decimal"] = "number",
    };

    public static async Task<IResult> AnswerAsync(string definitionId, DefinitionReads reads, CancellationToken cancellationToken)
    {
        var version = await reads.FindAsync(definitionId, "Latest", cancellationToken);
        return TypedResults.Text(Of(JsonNode.Parse(version.Json)!.AsObject()), "application/x-typescript", Encoding.UTF8);
    }

    internal static string Of(JsonObject definition)
    {
        var text = new StringBuilder(Functions);
        foreach (var variable in Items(definition, "variables"))
        {
            var (name, type) = (Drawing.Text(variable, "name"), TypeOf(variable, "typeName"));
            if (!IsName(name))
                continue;
            text.Append("declare function get").Append(Pascal(name!)).Append("(): ").Append(type).Append(";\n");
            text.Append("declare function set").Append(Pascal(name!)).Append("(value: ").Append(type).Append("): void;\n");
        }
        foreach (var input in Items(definition, "inputs").Where(input => IsName(Drawing.Text(input, "name"))))
            text.Append("declare function get").Append(Pascal(Drawing.Text(input, "name")!)).Append("(): ").Append(TypeOf(input, "type")).Append(";\n");
        return text.ToString();
    }

    private static IEnumerable<JsonObject> Items(JsonObject definition, string list) =>
        (definition[list] as JsonArray ?? []).OfType<JsonObject>();

    private static string TypeOf(JsonObject item, string property)
    {
        var type = Types.GetValueOrDefault(Drawing.Text(item, property) ?? "", "any");
        return item["isArray"] is JsonValue array && array.TryGetValue<bool>(out var isArray) && isArray ? type + "[]" : type;
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 } && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
