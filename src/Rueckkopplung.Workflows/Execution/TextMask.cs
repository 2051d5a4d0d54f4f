using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>
/// Takes out of a message what a script read: the texts in its variables and inputs and what the host lent to it, for they
/// may be personal data.
/// </summary>
internal sealed class TextMask
{
    private const int Shortest = 3;
    private const int Most = 500;

    private readonly List<string> texts = [];

    public TextMask(Burst burst, ActivityExecution execution)
    {
        foreach (var slot in Scopes.Visible(execution))
            Collect(slot.Value);

        foreach (var input in burst.Instance.Inputs.Values)
            Collect(input);

        foreach (var lent in burst.Host.ScriptGlobals?.Values ?? [])
            Collect(lent);

        texts.Sort((left, right) => right.Length.CompareTo(left.Length));
    }

    public string Of(string message) => texts.Aggregate(
        message, (masked, text) => masked.Replace(text, $"text({text.Length})", StringComparison.Ordinal));

    private void Collect(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (_, value) in item)
                    Collect(value);

                break;
            case JsonArray list:
                foreach (var value in list)
                    Collect(value);

                break;
            case JsonValue single when single.GetValueKind() == JsonValueKind.String && texts.Count < Most:
                if (single.GetValue<string>() is { Length: >= Shortest } text)
                    texts.Add(text);

                break;
        }
    }
}
