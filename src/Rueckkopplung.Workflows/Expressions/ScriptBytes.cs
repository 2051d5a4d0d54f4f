using System.Text;
using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>The functions of Elsa that turn texts into bytes and back. Bytes are a list of numbers, for scripts have no other.</summary>
internal static class ScriptBytes
{
    public static IReadOnlyDictionary<string, Func<ScriptArguments, ScriptValue>> Functions { get; } =
        new Dictionary<string, Func<ScriptArguments, ScriptValue>>(StringComparer.Ordinal)
        {
            ["bytesFromString"] = given => List(Encoding.UTF8.GetBytes(given.Text(0))),
            ["bytesToString"] = given => Encoding.UTF8.GetString(Bytes(given)),
            ["bytesFromBase64"] = given => List(FromBase64(given)),
            ["bytesToBase64"] = given => Convert.ToBase64String(Bytes(given)),
            ["stringToBase64"] = given => Convert.ToBase64String(Encoding.UTF8.GetBytes(given.Text(0))),
            ["stringFromBase64"] = given => Encoding.UTF8.GetString(FromBase64(given)),
        };

    private static ScriptValue List(byte[] bytes) =>
        ScriptValue.FromJson(new JsonArray([.. bytes.Select(value => (JsonNode)JsonValue.Create((int)value))]));

    private static byte[] Bytes(ScriptArguments given)
    {
        if (given[0].ToJson() is not JsonArray numbers)
            throw given.Error("A list of bytes is needed.");

        var bytes = new byte[numbers.Count];
        for (var place = 0; place < bytes.Length; place++)
        {
            bytes[place] = Values.Number(numbers[place]) is >= 0 and <= byte.MaxValue and var number
                ? (byte)number : throw given.Error($"Item {place} is no byte: 0 to 255 is needed.");
        }

        return bytes;
    }

    private static byte[] FromBase64(ScriptArguments given)
    {
        var bytes = new byte[given.Text(0).Length];
        return Convert.TryFromBase64String(given.Text(0), bytes, out var count)
            ? bytes[..count] : throw given.Error("The text is not valid Base64.");
    }
}
