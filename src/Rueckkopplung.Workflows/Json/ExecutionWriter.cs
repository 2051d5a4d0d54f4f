using System.Text.Json;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Writes executions of activities, with their variables and where they stand.</summary>
internal sealed class ExecutionWriter(
    Utf8JsonWriter writer, IReadOnlyDictionary<PlanNode, int> nodes, long began, bool isContinuing)
{
    public void Write(ActivityExecution execution)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(execution.Number);
        writer.WriteNumberValue(nodes[execution.Node]);
        writer.WriteNumberValue(execution.Parent?.Number ?? 0);
        writer.WriteNumberValue((int)execution.Status);
        writer.WriteNumberValue(execution.Executions);
        writer.WriteNumberValue(execution.StartedAt.ToUnixTimeMilliseconds() - began);
        if (HasMore(execution))
            WriteMore(execution);

        writer.WriteEndArray();
    }

    private bool HasMore(ActivityExecution execution) => execution.Slots.Count > 0 || execution.Flow is not null
        || execution.Counter != 0 || execution.Step is not null || execution.IsBreaking || execution.EnteredBackward
        || execution.PendingOutcomes is not null || execution.HasCallbacks || execution.Outcomes is not null
        || execution.EndedAt is not null || (isContinuing && execution.Inputs is not null);

    private void WriteMore(ActivityExecution execution)
    {
        writer.WriteStartObject();
        if (execution.Counter != 0)
            writer.WriteNumber("c", execution.Counter);

        if (execution.Step is { } step)
            writer.WriteNumber("s", step);

        if (execution.IsBreaking)
            writer.WriteBoolean("b", true);

        if (execution.EnteredBackward)
            writer.WriteBoolean("back", true);

        if (execution.EndedAt is { } ended)
            writer.WriteNumber("e", ended.ToUnixTimeMilliseconds() - began);

        if (execution.Outcomes is { } outcomes)
            writer.WriteList("o", outcomes, writer.WriteStringValue);

        if (execution.PendingOutcomes is { } pending)
            WritePending(pending);

        if (execution.HasCallbacks)
            writer.WriteList("k", execution.Callbacks, node => writer.WriteNumberValue(nodes[node]));

        Slots(execution, "v", slot => IsDeclared(execution, slot), slot => slot.Variable.Definition.Id);
        Slots(execution, "d", slot => !IsDeclared(execution, slot) && slot.Variable.Definition.IsPersisted, Name);
        Slots(execution, "t", slot => !IsDeclared(execution, slot) && !slot.Variable.Definition.IsPersisted, Name);
        if (execution.Flow is { } flow)
            WriteFlow(flow);

        if (isContinuing && execution.Inputs is { } inputs)
            writer.WriteList("in", inputs, writer.WriteNode);

        writer.WriteEndObject();
    }

    /// <summary>An empty list counts too, so it is written.</summary>
    private void WritePending(IReadOnlyList<string> outcomes)
    {
        writer.WriteStartArray("p");
        foreach (var outcome in outcomes)
            writer.WriteStringValue(outcome);

        writer.WriteEndArray();
    }

    private static string Name(VariableSlot slot) => slot.Variable.Definition.Name;

    private static bool IsDeclared(ActivityExecution execution, VariableSlot slot) =>
        execution.Node.Variables.Contains(slot.Variable);

    private void Slots(
        ActivityExecution execution, string property, Predicate<VariableSlot> chosen, Func<VariableSlot, string> key)
    {
        if (!execution.Slots.Exists(chosen))
            return;

        writer.WriteStartObject(property);
        foreach (var slot in execution.Slots.FindAll(chosen))
        {
            writer.WritePropertyName(key(slot));
            writer.WriteNode(slot.Value);
        }

        writer.WriteEndObject();
    }

    private void WriteFlow(FlowState flow)
    {
        writer.WriteStartObject("f");
        writer.WriteNumber("s", flow.Start);
        writer.WriteList("n", flow.NodeVisits, writer.WriteNumberValue);
        writer.WriteList("c", flow.ConnectionVisits, writer.WriteNumberValue);
        writer.WriteString("l", string.Create(flow.LastFollowed.Length, flow.LastFollowed, static (text, followed) =>
        {
            for (var place = 0; place < text.Length; place++)
                text[place] = followed[place] ? '1' : '0';
        }));
        if (flow.HasTokens)
            writer.WriteList("t", flow.Tokens, WriteToken);

        writer.WriteEndObject();
    }

    private void WriteToken(FlowToken token)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(token.From);
        writer.WriteNumberValue(token.To);
        writer.WriteStringValue(token.Port);
        writer.WriteNumberValue((token.IsConsumed ? 1 : 0) + (token.IsBlocked ? 2 : 0));
        writer.WriteEndArray();
    }
}
