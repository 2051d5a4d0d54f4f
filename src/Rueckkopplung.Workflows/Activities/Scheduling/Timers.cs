using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Scheduling;

namespace Rueckkopplung.Workflows.Activities.Scheduling;

/// <summary>Waits for a time.</summary>
internal sealed class Delay : Activity
{
    private const string TypeName = "Elsa.Delay";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(TypeName, "Scheduling", new In("TimeSpan", "TimeSpan"));

    public override void Execute(ActivityContext context) =>
        Waits.Until(context, TypeName, "resumeAt", Waits.After(context, context.Get<TimeSpan>("TimeSpan")));
}

/// <summary>Begins a workflow at an interval; within one it waits for the interval once.</summary>
internal sealed class Timer : Activity
{
    private const string TypeName = "Elsa.Timer";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Scheduling", new In("Interval", "TimeSpan")) with
    {
        Kind = ActivityKind.Trigger,
    };

    public override void Execute(ActivityContext context)
    {
        if (context.IsTrigger)
            context.Complete();
        else
            Waits.Until(context, TypeName, "resumeAt", Waits.After(context, context.Get<TimeSpan>("Interval")));
    }
}

/// <summary>Waits for an instant; one that is past is no wait.</summary>
internal sealed class StartAt : Activity
{
    private const string TypeName = "Elsa.StartAt";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Scheduling", new In("DateTime", "DateTimeOffset", UiHints.DateTimePicker)) with
    {
        Kind = ActivityKind.Trigger,
    };

    public override void Execute(ActivityContext context)
    {
        var due = context.Get<DateTimeOffset>("DateTime");
        if (context.IsTrigger || due <= context.Now)
            context.Complete();
        else
            Waits.Until(context, TypeName, "executeAt", due);
    }
}

/// <summary>Waits for the next moment that fits a cron expression, in the zone of the house.</summary>
internal sealed class Cron : Activity
{
    private const string TypeName = "Elsa.Cron";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Scheduling", new In("CronExpression", "String")) with
    {
        Kind = ActivityKind.Trigger,
    };

    public override void Execute(ActivityContext context)
    {
        if (context.IsTrigger)
        {
            context.Complete();
            return;
        }

        var text = context.Get<string>("CronExpression") ?? "";
        var due = CronExpression.Parse(text).Next(context.Now, context.Burst.Host.Zone)
            ?? throw new InvalidOperationException($"No moment of the next 30 years fits '{text}'.");
        Waits.Until(context, TypeName, "executeAt", due, new JsonObject { ["cronExpression"] = text });
    }
}

/// <summary>Bookmarks with a timer.</summary>
internal static class Waits
{
    public static void Until(
        ActivityContext context, string stimulus, string property, DateTimeOffset due, JsonObject? more = null)
    {
        var payload = more ?? [];
        payload[property] = Temporal.Format(due);
        var bookmark = context.WaitFor(stimulus, payload);
        context.Effect(new TimerEffect(context.ActivityId, bookmark, due));
    }

    /// <summary>Ever so long spans end at the last instant there is.</summary>
    public static DateTimeOffset After(ActivityContext context, TimeSpan span) =>
        span > DateTimeOffset.MaxValue - context.Now ? DateTimeOffset.MaxValue
        : span < DateTimeOffset.MinValue - context.Now ? DateTimeOffset.MinValue : context.Now + span;
}
