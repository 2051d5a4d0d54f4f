using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Web.Activities;

/// <summary>
/// What a template may read: names with values, lists and plain values, nothing with methods. All loops of a template together
/// go round <see cref="MostRounds"/> times at most.
/// </summary>
internal static class TemplateData
{
    private const int MostRounds = 10_000;

    public static object Of(IExpressionScope scope)
    {
        var rounds = new Rounds();
        var names = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in scope.Globals.Concat(scope.Variables))
            names[name] = Of(value, rounds);

        names["input"] = new Names(scope.Inputs.ToDictionary(item => item.Key, item => Of(item.Value, rounds), StringComparer.Ordinal), rounds);
        return new Names(names, rounds);
    }

    private static object? Of(JsonNode? node, Rounds rounds) => node switch
    {
        null => null,
        JsonObject item => new Names(item.ToDictionary(member => member.Key, member => Of(member.Value, rounds), StringComparer.Ordinal), rounds),
        JsonArray list => new Items([.. list.Select(item => Of(item, rounds))], rounds),
        _ => Single(node.AsValue()),
    };

    private static object? Single(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number when value.TryGetValue<long>(out var whole) => whole,
        JsonValueKind.Number when value.TryGetValue<decimal>(out var exact) => exact,
        JsonValueKind.Number => value.TryGetValue<double>(out var real) ? real : value.ToJsonString(),
        _ => null,
    };

    private sealed class Rounds
    {
        private int done;

        public IEnumerable<T> Count<T>(IEnumerable<T> items)
        {
            foreach (var item in items)
            {
                if (++done > MostRounds)
                    throw new FormatException($"The loops of the text go round more than {MostRounds:N0} times.");

                yield return item;
            }
        }
    }

    private sealed class Items(List<object?> items, Rounds rounds) : IEnumerable<object?>
    {
        public IEnumerator<object?> GetEnumerator() => rounds.Count(items).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Names(Dictionary<string, object?> members, Rounds rounds) : IReadOnlyDictionary<string, object?>
    {
        public int Count => members.Count;

        public IEnumerable<string> Keys => rounds.Count(members.Keys);

        public IEnumerable<object?> Values => rounds.Count(members.Values);

        public object? this[string key] => members[key];

        public bool ContainsKey(string key) => members.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => members.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => rounds.Count(members).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
