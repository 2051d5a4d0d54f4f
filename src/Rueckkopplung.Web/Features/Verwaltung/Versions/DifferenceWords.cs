using System.Globalization;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Comparing;

namespace Rueckkopplung.Web.Features.Verwaltung.Versions;

/// <summary>Says a change in a sentence: activities and their inputs by the names of the toolbox.</summary>
public sealed class DifferenceWords(ActivityCatalogue catalogue, IStringLocalizer<VersionsTexts> words)
{
    /// <summary>The sentence in the visitor's language.</summary>
    public string Of(DefinitionChange change)
    {
        var key = $"Change.{change.Kind}{Variant(change)}";
        var sentence = words[key, change.Activity?.Caption ?? string.Empty, change.Activity is { } activity ? TypeOf(activity.Type) : string.Empty,
            What(change), Value(change, change.Before), Value(change, change.After)];
        var isOfVariable = change.Kind is ChangeKind.VariableAdded or ChangeKind.VariableRemoved or ChangeKind.VariableChanged;
        return isOfVariable && change.Activity is { } where ? $"{words["Quoted", where.Caption].Value}: {sentence.Value}" : sentence.Value;
    }

    private static string Variant(DefinitionChange change) => change.Kind switch
    {
        ChangeKind.InterfaceAdded or ChangeKind.InterfaceRemoved or ChangeKind.InterfaceChanged => $".{change.What}",
        ChangeKind.ActivityAdded or ChangeKind.ActivityRemoved when change.What is not null => ".In",
        ChangeKind.Setting or ChangeKind.PropertyChanged or ChangeKind.ItemChanged when change.Before is null => ".Set",
        ChangeKind.Setting or ChangeKind.PropertyChanged or ChangeKind.ItemChanged when change.After is null => ".Cleared",
        _ => string.Empty,
    };

    private string What(DefinitionChange change) => change.Kind switch
    {
        ChangeKind.Setting => Known("Setting", change.What!),
        ChangeKind.PropertyChanged or ChangeKind.ItemAdded or ChangeKind.ItemRemoved or ChangeKind.ItemChanged or ChangeKind.ItemsReordered =>
            Property(change.Activity!.Type, change.What!),
        ChangeKind.ConnectionAdded or ChangeKind.ConnectionRemoved => change.What == "Done" ? words["Done"].Value : change.What!,
        _ => change.What ?? string.Empty,
    };

    // an item of a list is said with its list: „Felder, text“
    private string Property(string type, string what)
    {
        var parts = what.Split('/', 2);
        var descriptor = catalogue.Find(type)?.Descriptor;
        var input = descriptor?.Inputs.FirstOrDefault(one => ElsaName(one.Name) == parts[0]);
        var output = descriptor?.Outputs.FirstOrDefault(one => ElsaName(one.Name) == parts[0]);
        var name = (input?.DisplayName ?? output?.DisplayName)?.For(CultureInfo.CurrentUICulture) ?? Known("Property", parts[0]);
        return parts.Length == 1 ? name : $"{name}, {words["Quoted", parts[1]].Value}";
    }

    private string Value(DefinitionChange change, ShownValue? value)
    {
        if (value is null)
            return string.Empty;
        if (change.Kind is ChangeKind.ActivityReplaced)
            return words["Quoted", TypeOf(value.Text)].Value;

        return value.Language switch
        {
            null when value.Text is "true" or "false" => words[value.Text].Value,
            null or "Object" => words["Quoted", value.Text].Value,
            var language => $"{Known("Language", language)} {words["Quoted", value.Text].Value}",
        };
    }

    private string TypeOf(string type) => catalogue.Find(type)?.Descriptor.DisplayName.For(CultureInfo.CurrentUICulture) ?? type;

    private string Known(string group, string name) => words[$"{group}.{name}"] is { ResourceNotFound: false } known ? known.Value : name;

    private static string ElsaName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
