using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Between JSON of the host and values; runs no code of the script.</summary>
internal static class JsonBridge
{
    private const int Deepest = 60;
    private const int MostNodes = 500_000;
    private const long MostChars = 16 * 1024 * 1024;

    public static ScriptValue FromJson(JsonNode? node) => node switch
    {
        null => ScriptValue.Null,
        JsonArray array => new ScriptValue(new ScriptArray([.. array.Select(FromJson)])),
        JsonObject members => FromMembers(members),
        _ => FromLeaf(node)
    };

    private static ScriptValue FromMembers(JsonObject members)
    {
        var result = new ScriptObject();
        foreach (var (name, value) in members)
            result.Put(name, FromJson(value));
        return new ScriptValue(result);
    }

    private static ScriptValue FromLeaf(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => FromNumber(node.AsValue()),
        JsonValueKind.String => node.AsValue().TryGetValue<string>(out var text)
            ? text : JsonSerializer.Deserialize<string>(node.ToJsonString()),
        _ => ScriptValue.Null
    };

    private static ScriptValue FromNumber(JsonValue value)
    {
        if (value.TryGetValue<double>(out var number))
            return number;

        return value.TryGetValue<long>(out var integer) ? integer : NumberText.Parse(value.ToJsonString());
    }

    public static JsonNode? ToJson(ScriptValue value) => new Writer().Write(value, 0);

    private sealed class Writer
    {
        private HashSet<ScriptObject>? open;
        private int nodes;
        private long chars;

        public JsonNode? Write(ScriptValue value, int depth)
        {
            if (++nodes > MostNodes)
                throw new ScriptLimitException(ScriptLimit.Memory, $"The value has more than {MostNodes:N0} parts.");

            if (value.Object is not { } target)
                return Leaf(value);

            if (target is ScriptFunction)
                return null;

            if (!(open ??= []).Add(target))
                throw new ScriptException("TypeError", "The value holds itself and cannot become JSON", 0, 0);

            if (depth >= Deepest)
                throw new ScriptLimitException(ScriptLimit.Depth, $"The value is nested more than {Deepest} deep.");

            var node = Composite(target, depth + 1);
            open.Remove(target);
            return node;
        }

        private JsonValue? Leaf(ScriptValue value)
        {
            if (value.IsBoolean)
                return JsonValue.Create(value.Num != 0);

            if (value.IsNumber)
                return FromDouble(value.Num);

            return value.IsString ? JsonValue.Create(Count(value.Str)) : null;
        }

        private static JsonValue? FromDouble(double number)
        {
            if (!double.IsFinite(number))
                return null;

            return Math.Abs(number) < 1e15 && number == Math.Floor(number)
                ? JsonValue.Create((long)number) : JsonValue.Create(number);
        }

        private JsonNode? Composite(ScriptObject target, int depth)
        {
            switch (target)
            {
                case PrimitiveObject boxed:
                    return Leaf(boxed.Value);
                case ScriptDate date:
                    return double.IsNaN(date.Time) ? null : JsonValue.Create(DateText.Iso(date.Time));
                case ScriptArray { IsArguments: false } array:
                    return Items(array, depth);
                default:
                    return Properties(target, depth);
            }
        }

        private JsonArray Items(ScriptArray array, int depth)
        {
            var result = new JsonArray();
            for (var i = 0; i < array.Length; i++)
                result.Add(Write(array[i], depth));
            return result;
        }

        private JsonObject Properties(ScriptObject target, int depth)
        {
            var result = new JsonObject();
            foreach (var key in target.EnumerableNames(null))
            {
                if (target.TryOwn(null, key, out var property) && property.Accessor is null
                    && property.Value.Kind is not (ScriptValueKind.Undefined or ScriptValueKind.Function
                        or ScriptValueKind.Symbol))
                {
                    result[Count(key)] = Write(property.Value, depth);
                }
            }

            return result;
        }

        private string Count(string text)
        {
            chars += text.Length;
            return chars <= MostChars ? text : throw new ScriptLimitException(
                ScriptLimit.Memory, $"The value has more than {MostChars:N0} characters.");
        }
    }
}
