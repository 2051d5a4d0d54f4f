using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>Activities that the test definitions use beside the general ones.</summary>
internal static class TestActivities
{
    public static IReadOnlyList<Activity> All { get; } =
        [new Ask(), new Sleep(), new Wait(), new Close(), new Rule(), new Tell(), new Go(), new Poison(), new Remark()];

    private static ActivityDescriptor Describe(string name, params string[] inputs) => new()
    {
        Type = "Test." + name,
        Category = new LocalText("Test", "Test"),
        DisplayName = new LocalText(name, name),
        Description = new LocalText(name, name),
        Inputs = [.. inputs.Select(input => new InputDescriptor(
            input, "String", new LocalText(input, input), new LocalText(input, input)))],
    };

    /// <summary>A human task with the outcomes Ja and Nein; its stages come after the given hours.</summary>
    private sealed class Ask : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Ask", "StageHours", "Overdue");

        public override void Execute(ActivityContext context)
        {
            var hours = (context.Get<string>("StageHours") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            var bookmark = context.WaitFor("Test.Task");
            context.Effect(new OpenTaskEffect(context.ActivityId, bookmark, context.ActivityId, "Frage")
            {
                Audience = new TaskAudience("KBK-A", Roles.Unit),
                Outcomes = [Outcome("Ja"), Outcome("Nein")],
                Stages = [.. hours.Select((hour, index) => new TaskStage(
                    $"E{index + 1}", context.Now.AddHours(double.Parse(hour, System.Globalization.CultureInfo.InvariantCulture)), ["unit"]))],
                OverdueOutcome = context.Get<string>("Overdue"),
                Step = "outcome",
                DueAt = context.Now.AddHours(8),
            });
        }

        public override void Resume(ActivityContext context, BookmarkResumed resumed) =>
            context.Complete((string?)resumed.Input[TaskAnswer.Outcome] ?? "none");

        private static JsonObject Outcome(string name) => new() { ["name"] = name, ["label"] = name };
    }

    /// <summary>Waits one hour.</summary>
    private sealed class Sleep : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Sleep");

        public override void Execute(ActivityContext context) => context.Effect(
            new TimerEffect(context.ActivityId, context.WaitFor("Test.Timer"), context.Now.AddHours(1)));
    }

    /// <summary>Waits for the stimulus of its own name.</summary>
    private sealed class Wait : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Wait", "Signal");

        public override void Execute(ActivityContext context) => context.WaitFor(context.Get<string>("Signal") ?? "Test.Signal");
    }

    private sealed class Close : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Close") with { IsTerminal = true, ClosesCase = true };

        public override void Execute(ActivityContext context) => context.Complete();
    }

    /// <summary>Breaks a rule.</summary>
    private sealed class Rule : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Rule");

        public override void Execute(ActivityContext context) => throw new RuleBrokenException("case.is-open", "2026-00042-32");
    }

    /// <summary>Writes a note on the case, where the house lends it.</summary>
    private sealed class Remark : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Remark");

        public override void Execute(ActivityContext context)
        {
            context.Subject<CaseFile>()!.AddNote("Ortstermin", new Actor(1, Role.Sqm, "SQM"), context.Now);
            context.Complete();
        }
    }

    private sealed class Tell : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Tell");

        public override void Execute(ActivityContext context)
        {
            context.Effect(new MessageEffect(context.ActivityId, new OutgoingMessage(
                "test", RecipientKind.Unit, "KBK-A", AnswerWay.Email, "de", "Betreff", "Text")));
            context.Complete();
        }
    }

    /// <summary>Starts the other definition for the same case.</summary>
    private sealed class Go : Activity
    {
        public override ActivityDescriptor Descriptor { get; } =
            Describe("Go", "Definition") with { IsTerminal = true, ClosesCase = true };

        public override void Execute(ActivityContext context)
        {
            context.Effect(new StartProcessEffect(
                context.ActivityId, context.Get<string>("Definition"), Guid.Parse(context.CorrelationId!),
                new Dictionary<string, JsonNode?>()));
            context.Complete();
        }
    }

    /// <summary>Asks for something that nobody handles.</summary>
    private sealed class Poison : Activity
    {
        public override ActivityDescriptor Descriptor { get; } = Describe("Poison");

        public override void Execute(ActivityContext context)
        {
            context.Effect(new UnknownEffect(context.ActivityId));
            context.Complete();
        }
    }

    private sealed record UnknownEffect(string ActivityId) : Effect(ActivityId);
}
