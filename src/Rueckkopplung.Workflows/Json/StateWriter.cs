using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Writes an instance.</summary>
internal sealed class StateWriter(Utf8JsonWriter writer, Instance instance)
{
    private readonly Dictionary<PlanNode, int> nodes = [];
    private readonly Dictionary<string, int> stimuli = new(StringComparer.Ordinal);

    private readonly long began = StateJson.Began(instance);

    /// <summary>The burst is not through: what only it needs is kept too.</summary>
    private bool IsContinuing => instance.HasWork || instance.AwaitedBookmark is not null;

    public void Write()
    {
        Number();
        writer.WriteStartObject();
        writer.WriteNumber("v", StateJson.FormatVersion);
        writer.WriteString("id", instance.Id);
        Text("name", instance.Name);
        Text("cor", instance.CorrelationId);
        Text("par", instance.ParentInstanceId);
        Text("trg", instance.TriggerActivityId);
        Text("awt", instance.AwaitedBookmark);
        if (instance.Depth > 0)
            writer.WriteNumber("dep", instance.Depth);

        if (instance.HoldsParent)
            writer.WriteBoolean("hld", true);

        writer.WriteNumber("nxt", instance.NextNumber);
        writer.WriteNumber("sub", (int)instance.SubStatus);
        if (instance.Verdict is { } verdict)
            writer.WriteNumber("end", (int)verdict);

        writer.WriteNumber("at", began);
        WriteList("nod", nodes.Keys, WriteNode);
        WriteList("sti", stimuli.Keys, writer.WriteStringValue);
        WriteList("exe", instance.Live, WriteExecution);
        WriteList("bkm", instance.Bookmarks, WriteBookmark);
        WriteList("que", instance.Queue.Items, WriteItem);
        WriteList("pen", instance.Pending, WritePending);
        Values("inp", instance.KeptInputs);
        if (IsContinuing)
            WriteBurst();

        Values("out", instance.Outputs);
        WriteList("inc", instance.Incidents, WriteIncident);
        WriteList("cls", instance.PassedClosing, writer.WriteStringValue);
        writer.WriteEndObject();
    }

    /// <summary>What only the burst that goes on needs.</summary>
    private void WriteBurst()
    {
        Values("bin", instance.Inputs);
        WriteList("rec", instance.Recorded, record =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(record.NodePath);
            writer.WriteStringValue(record.Output);
            writer.WriteNumberValue(record.Container);
            Value(record.Value);
            writer.WriteEndArray();
        });
        if (instance.LastResult is not null)
        {
            writer.WritePropertyName("lst");
            Value(instance.LastResult);
        }
    }

    private void Number()
    {
        foreach (var execution in instance.Live)
        {
            Number(execution.Node);
            if (!execution.HasCallbacks)
                continue;

            foreach (var callback in execution.Callbacks)
                Number(callback);
        }

        foreach (var item in instance.Queue.Items)
            Number(item.Node);

        foreach (var bookmark in instance.Bookmarks)
            stimuli.TryAdd(bookmark.StimulusName, stimuli.Count);
    }

    /// <summary>What encloses a node comes before it.</summary>
    private void Number(PlanNode node)
    {
        if (nodes.ContainsKey(node))
            return;

        if (node.Parent is { } parent)
            Number(parent);

        nodes.Add(node, nodes.Count);
    }

    private void WriteNode(PlanNode node)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(node.Parent is { } parent ? nodes[parent] : -1);
        writer.WriteStringValue(node.Id);
        writer.WriteEndArray();
    }

    private void WriteExecution(ActivityExecution execution)
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
        || execution.PendingOutcomes is not null || execution.HasCallbacks || execution.Outcomes is not null || execution.EndedAt is not null
        || (IsContinuing && execution.Inputs is not null);

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
            WriteList("o", outcomes, writer.WriteStringValue);

        if (execution.PendingOutcomes is { } pending)
        {
            writer.WriteStartArray("p");
            foreach (var outcome in pending)
                writer.WriteStringValue(outcome);

            writer.WriteEndArray();
        }

        if (execution.HasCallbacks)
            WriteList("k", execution.Callbacks, node => writer.WriteNumberValue(nodes[node]));
        Slots(execution, "v", slot => IsDeclared(execution, slot), slot => slot.Variable.Definition.Id);
        Slots(execution, "d", slot => !IsDeclared(execution, slot) && slot.Variable.Definition.IsPersisted, Name);
        Slots(execution, "t", slot => !IsDeclared(execution, slot) && !slot.Variable.Definition.IsPersisted, Name);
        if (execution.Flow is { } flow)
            WriteFlow(flow);

        if (IsContinuing && execution.Inputs is { } inputs)
            WriteList("in", inputs, Value);

        writer.WriteEndObject();
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
            Value(slot.Value);
        }

        writer.WriteEndObject();
    }

    private void WriteFlow(FlowState flow)
    {
        writer.WriteStartObject("f");
        writer.WriteNumber("s", flow.Start);
        WriteList("n", flow.NodeVisits, writer.WriteNumberValue);
        WriteList("c", flow.ConnectionVisits, writer.WriteNumberValue);
        writer.WriteString("l", string.Create(flow.LastFollowed.Length, flow.LastFollowed, static (text, followed) =>
        {
            for (var place = 0; place < text.Length; place++)
                text[place] = followed[place] ? '1' : '0';
        }));
        WriteList("t", flow.Tokens, token =>
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(token.From);
            writer.WriteNumberValue(token.To);
            writer.WriteStringValue(token.Port);
            writer.WriteNumberValue((token.IsConsumed ? 1 : 0) + (token.IsBlocked ? 2 : 0));
            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    private void WriteBookmark(Bookmark bookmark)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(StateJson.Short(bookmark.Id));
        writer.WriteNumberValue(bookmark.Execution.Number);
        writer.WriteNumberValue(stimuli[bookmark.StimulusName]);
        Value(bookmark.Payload);
        writer.WriteNumberValue(bookmark.CreatedAt.ToUnixTimeMilliseconds() - began);
        writer.WriteEndArray();
    }

    private void WritePending(PendingResume resume)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(StateJson.Short(resume.Bookmark.Id));
        WriteObject(resume.Input);
        writer.WriteEndArray();
    }

    private void WriteItem(WorkItem item)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(nodes[item.Node]);
        writer.WriteNumberValue(item.Owner?.Number ?? 0);
        writer.WriteNumberValue(item.Existing?.Number ?? 0);
        writer.WriteBooleanValue(item.EnteredBackward);
        if (item.Variables is { } variables)
        {
            writer.WriteStartObject();
            foreach (var slot in variables)
            {
                writer.WritePropertyName(Name(slot));
                Value(slot.Value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteIncident(Incident incident)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(incident.Id);
        writer.WriteStringValue(incident.ActivityId);
        writer.WriteStringValue(incident.ActivityExecutionId);
        writer.WriteStringValue(incident.ActivityType);
        writer.WriteStringValue(incident.Message);
        writer.WriteStringValue(incident.Cause);
        writer.WriteStringValue(incident.At);
        Value(incident.Details);
        writer.WriteEndArray();
    }

    private void WriteList<T>(string property, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;

        writer.WriteStartArray(property);
        foreach (var item in items)
            write(item);

        writer.WriteEndArray();
    }

    private void Values(string property, Dictionary<string, JsonNode?> values)
    {
        if (values.Count == 0)
            return;

        writer.WritePropertyName(property);
        WriteObject(values);
    }

    private void WriteObject(IReadOnlyDictionary<string, JsonNode?> values)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            Value(value);
        }

        writer.WriteEndObject();
    }

    private void Value(JsonNode? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    private void Text(string property, string? text)
    {
        if (text is not null)
            writer.WriteString(property, text);
    }
}
