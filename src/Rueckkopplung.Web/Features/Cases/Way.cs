using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The path through the drawings, read off the journal of the instances: where people or the reporter had to act.</summary>
internal static class Way
{
    private const string TakesUpAgain = "Rueckkopplung.TakeUpAgain";

    // what a reader of the path wants to see; the steps between them are in Studio
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "Rueckkopplung.ReportReceived", "Rueckkopplung.OpenTask", "Rueckkopplung.AskReporter", "Rueckkopplung.GiveAnswer",
        "Rueckkopplung.AwaitFeedback", TakesUpAgain, "Rueckkopplung.CloseCase",
    };

    public static IReadOnlyList<WayStep> Of(IEnumerable<JournalRow> rows, CaseFile file)
    {
        var steps = new List<(string Key, WayStep Step)>();
        foreach (var row in rows.Where(BurstRows.IsBurst))
        {
            foreach (var record in BurstRows.Records(row).Where(record => Shown.Contains(record.ActivityType)))
                Put(steps, $"{row.InstanceId}/{record.ExecutionId}", record);
        }

        return [.. steps.Select(step => step.Step), .. ToCome(file)];
    }

    /// <summary>Names of steps and titles of tasks by the key in the drawing.</summary>
    public static IReadOnlyDictionary<string, string> NamesOf(IEnumerable<JournalRow> rows, IEnumerable<HumanTask> open)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in rows.Where(BurstRows.IsBurst).SelectMany(BurstRows.Records))
            names[record.ActivityId] = record.ActivityName ?? record.ActivityId;
        foreach (var task in open)
            names[task.ActivityId] = task.Title;
        return names;
    }

    /// <summary>The same, short enough for a head: the last round only, and what was done several times in a row once.</summary>
    public static IReadOnlyList<WayStep> Short(IReadOnlyList<WayStep> way)
    {
        var last = way.ToList().FindLastIndex(step => step.BeginsRound);
        var rest = new List<WayStep>();
        foreach (var step in last > 0 ? way.Skip(last) : way)
        {
            if (rest.Count > 0 && rest[^1].Name == step.Name && step.State != WayState.ToCome)
                rest[^1] = step with { Times = rest[^1].Times + 1 };
            else
                rest.Add(step);
        }

        return rest;
    }

    // one execution is told of in every burst that touches it; what was cut off is no step that was taken
    private static void Put(List<(string Key, WayStep Step)> steps, string key, ActivityRecord record)
    {
        var known = steps.FindIndex(step => step.Key == key);
        if (record.Status is not (ActivityStatus.Running or ActivityStatus.Completed))
        {
            if (known >= 0)
                steps.RemoveAt(known);
            return;
        }

        var step = (key, new WayStep(record.ActivityName ?? record.ActivityId, record.Status == ActivityStatus.Running ? WayState.Now : WayState.Done)
        {
            BeginsRound = record.ActivityType == TakesUpAgain,
        });
        if (known < 0)
            steps.Add(step);
        else
            steps[known] = step;
    }

    // no case closes without an answer: these two are certain, whatever the drawing says
    private static IEnumerable<WayStep> ToCome(CaseFile file)
    {
        if (file is { AnsweredAt: null, ClosedAt: null })
            yield return new WayStep("Path.Answer", WayState.ToCome);
        if (file.ClosedAt is null)
            yield return new WayStep("Path.Closing", WayState.ToCome);
    }
}
