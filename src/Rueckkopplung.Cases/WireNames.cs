using System.Collections.Frozen;
using System.Text.Json;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

/// <summary>The names of the enums outside the code: in the API, in data files, in the database and on workflow steps.</summary>
public static class WireNames
{
    /// <summary><c>inPerson</c>; roles and targets of stages are <c>sqm-lead</c>; the kinds keep their German names, <c>Mangel</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value with this wire name, or null; case counts.</summary>
    public static T? Find<T>(string? name) where T : struct, Enum =>
        name is not null && Names<T>.ByName.TryGetValue(name, out var value) ? value : null;

    private static string Spell(Type type, string identifier)
    {
        if (type == typeof(ConcernKind))
            return identifier;

        return type == typeof(Role) || type == typeof(StageTarget)
            ? JsonNamingPolicy.KebabCaseLower.ConvertName(identifier)
            : JsonNamingPolicy.CamelCase.ConvertName(identifier);
    }

    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Spell(typeof(T), value.ToString()));

        public static readonly FrozenDictionary<string, T> ByName =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
