using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Journal;

/// <summary>
/// What a burst did is one row of the journal: its data holds the records of the activities and the notes, as arrays without
/// names, because most of the database is journal. <see cref="Expand"/> gives a row an activity.
/// </summary>
public static class BurstRows
{
    /// <summary>The event of the row.</summary>
    public const string Event = "burst";

    /// <summary>The event of a note that holds a line an activity wrote.</summary>
    public const string Line = "console";

    /// <summary>Whether the row holds a burst.</summary>
    public static bool IsBurst(JournalRow row) => row is { Event: Event, Data: not null };

    /// <summary>The activities as they stood after the burst, in the order of first execution.</summary>
    public static IReadOnlyList<ActivityRecord> Records(JournalRow row) =>
        [.. Part(row, "records").Select(cells => ToRecord(cells!.AsArray(), row.At))];

    /// <summary>What activities and engine noted.</summary>
    public static IReadOnlyList<JournalEntry> Notes(JournalRow row) =>
        [.. Part(row, "notes").Select(cells => ToNote(cells!.AsArray()))];

    /// <summary>
    /// One row an activity (event <c>activity.STATUS</c>, data: its record) and one a note; any other row as it is. They all
    /// have the key and the instant of the burst's row.
    /// </summary>
    public static IEnumerable<JournalRow> Expand(JournalRow row)
    {
        if (!IsBurst(row))
            return [row];

        var records = Records(row).Select(record => Copy(row, "activity." + record.Status, record.ActivityId, record.ExecutionId,
            record.ActivityType, message: null, JsonSerializer.Serialize(record, StorageJson.Compact)));
        var notes = Notes(row).Select(note => Copy(row, note.Event, note.ActivityId, note.ExecutionId,
            type: null, note.Message, note.Payload?.ToJsonString(StorageJson.Compact)));
        return [.. records, .. notes];
    }

    /// <summary>The data of the row; null where there is nothing to tell.</summary>
    internal static string? Pack(IReadOnlyList<ActivityRecord> records, IReadOnlyList<JournalEntry> notes, DateTimeOffset at)
    {
        if (records.Count == 0 && notes.Count == 0)
            return null;

        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = StorageJson.Compact.Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartArray("records");
            foreach (var record in records)
                Write(json, record, at);
            json.WriteEndArray();
            if (notes.Count > 0)
                WriteNotes(json, notes);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ActivityRecord record, DateTimeOffset at)
    {
        json.WriteStartArray();
        json.WriteStringValue(record.ExecutionId);
        json.WriteStringValue(record.ActivityId);
        json.WriteStringValue(record.NodePath);
        json.WriteStringValue(record.ActivityType);
        json.WriteStringValue(record.ActivityName);
        json.WriteStringValue(record.ParentExecutionId);
        json.WriteNumberValue((int)record.Status);
        WriteOutcomes(json, record.Outcomes);
        json.WriteNumberValue(record.Executions);
        json.WriteNumberValue((record.StartedAt - at).Ticks);
        if (record.EndedAt is { } ended)
            json.WriteNumberValue((ended - at).Ticks);
        else
            json.WriteNullValue();
        json.WriteEndArray();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, IReadOnlyList<string>? outcomes)
    {
        if (outcomes is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var outcome in outcomes)
            json.WriteStringValue(outcome);
        json.WriteEndArray();
    }

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<JournalEntry> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartArray();
            json.WriteStringValue(note.ActivityId);
            json.WriteStringValue(note.ExecutionId);
            json.WriteStringValue(note.Event);
            json.WriteStringValue(note.Message);
            if (note.Payload is { } payload)
                payload.WriteTo(json);
            else
                json.WriteNullValue();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static JsonArray Part(JournalRow row, string name) =>
        IsBurst(row) && JsonNode.Parse(row.Data!)![name] is JsonArray cells ? cells : [];

    private static ActivityRecord ToRecord(JsonArray cells, DateTimeOffset at) => new(
        (string)cells[0]!, (string)cells[1]!, (string)cells[2]!, (string)cells[3]!, (string?)cells[4], (string?)cells[5],
        (ActivityStatus)(int)cells[6]!, cells[7]?.AsArray().Select(outcome => (string)outcome!).ToArray(), (int)cells[8]!,
        at.AddTicks((long)cells[9]!), cells[10] is { } ended ? at.AddTicks((long)ended) : null);

    private static JournalEntry ToNote(JsonArray cells) =>
        new((string)cells[0]!, (string?)cells[1], (string)cells[2]!, (string?)cells[3], cells[4]?.DeepClone());

    private static JournalRow Copy(
        JournalRow row, string name, string activityId, string? executionId, string? type, string? message, string? data) => new()
        {
            Id = row.Id,
            At = row.At,
            Kind = row.Kind,
            Event = name,
            CaseId = row.CaseId,
            InstanceId = row.InstanceId,
            ActivityId = activityId,
            ActivityType = type,
            ExecutionId = executionId,
            Message = message,
            Data = data,
            ActorId = row.ActorId,
            ActorRole = row.ActorRole,
            ActorUnit = row.ActorUnit,
        };
}
