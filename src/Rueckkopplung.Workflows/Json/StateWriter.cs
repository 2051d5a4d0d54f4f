using System.Text.Json;
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
        WriteHead();
        writer.WriteNumber("at", began);
        writer.WriteList("nod", nodes.Keys, WritePlace);
        writer.WriteList("sti", stimuli.Keys, writer.WriteStringValue);
        writer.WriteList("exe", instance.Live, new ExecutionWriter(writer, nodes, began, IsContinuing).Write);
        writer.WriteList("bkm", instance.Bookmarks, WriteBookmark);
        writer.WriteList("que", instance.Queue.Items, WriteItem);
        if (instance.HasPending)
            writer.WriteList("pen", instance.Pending, WritePending);

        writer.WriteValues("inp", instance.KeptInputs);
        if (IsContinuing)
            WriteBurst();

        writer.WriteValues("out", instance.Outputs);
        writer.WriteList("inc", instance.Incidents, WriteIncident);
        writer.WriteList("cls", instance.PassedClosing, writer.WriteStringValue);
        writer.WriteEndObject();
    }

    private void WriteHead()
    {
        writer.WriteNumber("v", StateJson.FormatVersion);
        writer.WriteString("id", instance.Id);
        writer.WriteText("name", instance.Name);
        writer.WriteText("cor", instance.CorrelationId);
        writer.WriteText("par", instance.ParentInstanceId);
        writer.WriteText("trg", instance.TriggerActivityId);
        writer.WriteText("awt", instance.AwaitedBookmark);
        if (instance.Depth > 0)
            writer.WriteNumber("dep", instance.Depth);

        if (instance.HoldsParent)
            writer.WriteBoolean("hld", true);

        writer.WriteNumber("nxt", instance.NextNumber);
        writer.WriteNumber("sub", (int)instance.SubStatus);
        if (instance.Verdict is { } verdict)
            writer.WriteNumber("end", (int)verdict);
    }

    /// <summary>What only the burst that goes on needs.</summary>
    private void WriteBurst()
    {
        writer.WriteValues("bin", instance.Inputs);
        writer.WriteList("rec", instance.Recorded, record =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(record.NodePath);
            writer.WriteStringValue(record.Output);
            writer.WriteNumberValue(record.Container);
            writer.WriteNode(record.Value);
            writer.WriteEndArray();
        });
        if (instance.LastResult is not null)
        {
            writer.WritePropertyName("lst");
            writer.WriteNode(instance.LastResult);
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

    private void WritePlace(PlanNode node)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(node.Parent is { } parent ? nodes[parent] : -1);
        writer.WriteStringValue(node.Id);
        writer.WriteEndArray();
    }

    private void WriteBookmark(Bookmark bookmark)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(StateJson.Short(bookmark.Id));
        writer.WriteNumberValue(bookmark.Execution.Number);
        writer.WriteNumberValue(stimuli[bookmark.StimulusName]);
        writer.WriteNode(bookmark.Payload);
        writer.WriteNumberValue(bookmark.CreatedAt.ToUnixTimeMilliseconds() - began);
        writer.WriteEndArray();
    }

    private void WritePending(PendingResume resume)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(StateJson.Short(resume.Bookmark.Id));
        writer.WriteObject(resume.Input);
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
                writer.WritePropertyName(slot.Variable.Definition.Name);
                writer.WriteNode(slot.Value);
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
        writer.WriteNode(incident.Details);
        writer.WriteEndArray();
    }
}
