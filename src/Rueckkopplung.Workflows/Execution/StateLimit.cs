using System.Globalization;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>
/// The most that an instance may hold. A burst that would leave more does not count: the instance stands as before, with
/// what it was to do still to be done, and has an incident. A retry does it again.
/// </summary>
internal static class StateLimit
{
    public const string Cause = "StateTooLarge";

    /// <summary>Kept free, so that the incident fits too.</summary>
    private const int Reserve = 2048;

    public const int MostBytes = WorkflowState.MaxBytes - Reserve;

    /// <summary>What has ended leaves no state behind, except a fault, which may be retried.</summary>
    public static bool IsExceeded(BurstResult result) =>
        (result.Status == WorkflowStatus.Running || result.SubStatus == WorkflowSubStatus.Faulted)
        && result.State.Size > MostBytes;

    public static Incident Report(Burst before, BurstResult result)
    {
        var instance = result.State.Snapshot();
        var size = Kilobytes(result.State.Size);
        var sentence = $"The state of the instance would be {size} kB; at most {Kilobytes(MostBytes)} kB fit.";
        var largest = Largest(instance);
        if (largest is { Slot: { } slot, Execution: { } holder })
        {
            sentence += $" The largest part is variable '{slot.Variable.Definition.Name}' of '{holder.Node.Id}' with "
                + $"{Kilobytes(largest.Value.Length)} kB.";
        }

        var execution = largest?.Execution ?? instance.Root;
        return new Incident(
            before.Host.NewId().ToString(), execution?.Node.Id ?? before.Workflow.Root.Id,
            Names.Execution(execution?.Number ?? 0), execution?.Node.Type ?? before.Workflow.Root.Type,
            sentence + " It stands as it was before.", Cause, before.Host.Now, new JsonObject
            {
                ["bytes"] = result.State.Size,
                ["mostBytes"] = MostBytes,
            });
    }

    private static (VariableSlot Slot, ActivityExecution Execution, int Length)? Largest(Instance instance)
    {
        var sizes = instance.Live.SelectMany(execution => execution.Slots.Select(
            slot => (slot, execution, Length: slot.Value?.ToJsonString().Length ?? 0))).ToList();
        return sizes.Count == 0 ? null : sizes.MaxBy(item => item.Length);
    }

    private static string Kilobytes(int bytes) => Math.Ceiling(bytes / 1024.0).ToString(CultureInfo.InvariantCulture);
}
