using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>One task from its opening to its end, its pauses and the stages that came.</summary>
internal sealed record TaskLife(Guid Task, string Step, DateTimeOffset Opened, DateTimeOffset Due)
{
    // praise reminds nobody; an emergency has a shorter ladder
    private static readonly string[] OtherLadders = ["lob", "notfall"];

    public DateTimeOffset? Ended { get; init; }

    public required IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Pauses { get; init; }

    public required IReadOnlyList<(string Stage, DateTimeOffset At)> Fired { get; init; }

    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin).DateTime;

    public static async Task<List<TaskLife>> AllAsync(RueckkopplungDb db, ILookup<Guid, (DateTimeOffset From, DateTimeOffset To)> pauses)
    {
        var profiles = await db.Categories.Where(one => OtherLadders.Contains(one.Profile)).Select(one => (string?)one.Code).ToListAsync();
        var others = await db.Cases.Where(file => profiles.Contains(file.CategoryCode)).Select(file => (Guid?)file.Id).ToListAsync();
        var ends = await db.StepTimes.ToDictionaryAsync(time => time.Id, time => time.EndedAt);
        var fired = (await db.Journal.Where(row => row.Stage != null && row.TaskId != null)
                .Select(row => new { row.TaskId, row.Stage, row.At }).ToListAsync())
            .ToLookup(row => row.TaskId!.Value, row => (row.Stage!, row.At));
        var opened = (await db.Journal.Where(row => row.Event == "task.opened" && row.Data != null)
            .Select(row => new { row.TaskId, row.CaseId, row.PartId, row.At, row.Data }).ToListAsync())
            .Where(row => !others.Contains(row.CaseId)).ToList();

        return
        [
            .. from row in opened
               let data = JsonNode.Parse(row.Data!)!
               let step = (string?)data["step"]
               let due = (DateTimeOffset?)data["due"]
               where step is not (null or "feedback" or "reopen") && due is not null
               let end = ends.TryGetValue(row.TaskId!.Value, out var ended) ? ended : (DateTimeOffset?)null
               select new TaskLife(row.TaskId!.Value, step, row.At, due.Value)
               {
                   Ended = end,
                   Pauses = step == "outcome" && row.PartId is { } part
                       ? [.. pauses[part].Where(pause => pause.From > row.At && pause.From < (end ?? DateTimeOffset.MaxValue)).OrderBy(pause => pause.From)]
                       : [],
                   Fired = [.. fired[row.TaskId!.Value]],
               },
        ];
    }

    public IEnumerable<string> Faults(DateTimeOffset now)
    {
        var end = Ended ?? now;
        var expected = PlainLadder.Of(Local(Opened), Local(Due), Step != "askBack", [.. Pauses.Select(pause => (Local(pause.From), Local(pause.To)))])
            .Where(stage => stage.At <= Local(end)).ToList();
        foreach (var (stage, at) in expected)
        {
            var came = Fired.FirstOrDefault(one => one.Stage == stage);
            if (came == default && Local(end) - at > TimeSpan.FromMinutes(2))
                yield return $"{this}: {stage} should have come at {at:s}";
            else if (came != default && (Local(came.At) - at).Duration() > TimeSpan.FromMinutes(2))
                yield return $"{this}: {stage} came at {Local(came.At):s} instead of {at:s}";
        }

        foreach (var (stage, at) in Fired.Where(one => expected.TrueForAll(other => other.Stage != one.Stage)))
            yield return $"{this}: {stage} came at {Local(at):s} and should not";
    }

    public override string ToString() =>
        $"{Step} {Task} opened {Local(Opened):s} due {Local(Due):s}{string.Concat(Pauses.Select(pause => $" stood {Local(pause.From):s}–{Local(pause.To):s}"))}";
}
