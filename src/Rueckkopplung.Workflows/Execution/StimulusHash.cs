using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>The hash of a stimulus' name and payload: the same for all instances that wait for the same.</summary>
public static class StimulusHash
{
    /// <summary>32 hexadecimal digits. The order of members in the payload does not count.</summary>
    public static string Of(string stimulusName, JsonNode? payload)
    {
        var text = new StringBuilder(stimulusName).Append('\n');
        Append(text, payload);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                text.Append('{');
                foreach (var (name, value) in item.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(name).Append(':');
                    Append(text, value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonArray list:
                text.Append('[');
                foreach (var value in list)
                {
                    Append(text, value);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}

/// <summary>Numbers of executions as text.</summary>
internal static class Names
{
    public static string Execution(int number) => number.ToString(CultureInfo.InvariantCulture);
}
