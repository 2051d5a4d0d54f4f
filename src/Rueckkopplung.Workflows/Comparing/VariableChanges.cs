using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Comparing;

/// <summary>Variables are known again by id; a new name is a change of the same variable.</summary>
internal static class VariableChanges
{
    public static IEnumerable<DefinitionChange> Between(
        IReadOnlyList<VariableDefinition> before, IReadOnlyList<VariableDefinition> after, ActivityMention? where)
    {
        var old = before.GroupBy(one => one.Id, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.First(), StringComparer.Ordinal);
        var now = after.GroupBy(one => one.Id, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.First(), StringComparer.Ordinal);
        foreach (var gone in old.Values.Where(one => !now.ContainsKey(one.Id)))
            yield return new DefinitionChange(ChangeKind.VariableRemoved, where, gone.Name);
        foreach (var added in now.Values.Where(one => !old.ContainsKey(one.Id)))
            yield return new DefinitionChange(ChangeKind.VariableAdded, where, added.Name);
        foreach (var (id, was) in old)
        {
            if (now.TryGetValue(id, out var becomes) && Text(was) is { } one && Text(becomes) is { } other && one != other)
                yield return new DefinitionChange(ChangeKind.VariableChanged, where, was.Name, new ShownValue(null, one), new ShownValue(null, other));
        }
    }

    private static string Text(VariableDefinition variable)
    {
        var type = variable.IsArray ? variable.TypeName + "[]" : variable.TypeName;
        var first = variable.Default is { Length: > 0 } value ? $" = {value}" : string.Empty;
        var place = variable.IsPersisted ? string.Empty : " (memory)";
        return $"{variable.Name}: {type}{first}{place}";
    }
}
