using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Tests.Definitions;

/// <summary>One case on its way through one definition, in memory: what the house would do with the effects is kept here.</summary>
internal sealed class WalkedCase
{
    private static readonly Actor Sqm = new(1, Role.SqmLead, "SQM");
    private static readonly Actor HeadOfUnit = new(2, Role.UnitLead, "KBK-A");
    private readonly WorkflowEngine engine;
    private readonly CompiledWorkflow workflow;
    private readonly CaseSubject subject;
    private readonly Dictionary<string, OpenTaskEffect> tasks = new(StringComparer.Ordinal);
    private Actor actor = Sqm;
    private int ids;
    private WorkflowState state = null!;

    public WalkedCase(WorkflowEngine running, CompiledWorkflow definition, CityDirectory city, Start start)
    {
        (engine, workflow) = (running, definition);
        Now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
        var report = new Report
        {
            Text = "Säcke am Spielplatz",
            Kind = start.Kind,
            CategoryCode = start.Category,
            Channel = IntakeChannel.Web,
            AnswerWay = start.Way,
            Place = Place.Unknown with { QuartierCode = "Q02" },
        };
        File = CaseFile.Open(NewId(), new CaseNumber(2026, 1), report, city, Actor.Reporter, Now);
        var code = File.IssueFollowUpCode(new byte[32], Actor.Reporter, Now);
        subject = new CaseSubject
        {
            File = File,
            City = city,
            ActingNow = () => actor,
            ClockNow = () => Now,
            HasEmail = start.Way == AnswerWay.Email,
            HasPhone = start.Way == AnswerWay.Phone,
            Code = code,
            PublicUrl = "http://house.test",
            Phone = "02151 000000",
            Other = CaseFile.Open(NewId(), new CaseNumber(2026, 2), report, city, Actor.Reporter, Now),
        };
        start.Prepare(File, city, Sqm, Now);
    }

    public DateTimeOffset Now { get; private set; }

    public CaseFile File { get; }

    /// <summary>Incidents and losses that the engine noted, of all bursts.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The definition handed the case to another process.</summary>
    public bool IsHandedOn { get; private set; }

    public bool HasEnded => state.Status == WorkflowStatus.Finished;

    public bool PassedClosing { get; private set; }

    /// <summary>What tells two situations apart: where it waits, and the facts that steer it.</summary>
    public string Situation => string.Join('|',
        state.Bookmarks.Select(mark => $"{mark.ActivityId}:{mark.StimulusName}").Order(StringComparer.Ordinal)
            .Append(File.Status.ToString())
            .Append($"{File.CurrentParts.LastOrDefault()?.Refusals.Count}/{File.CurrentParts.LastOrDefault()?.Postponements}")
            .Append($"{File.Round}/{File.AnsweredAt is not null}/{HasEnded}"));

    public void Begin(string? trigger) => Take(engine.Start(
        workflow, new StartRequest("i", new Dictionary<string, JsonNode?>(StringComparer.Ordinal), null, trigger), Host()));

    /// <summary>All that could happen next.</summary>
    public IEnumerable<string> Moves() => HasEnded ? [] : state.Bookmarks.SelectMany(MovesOf).Distinct(StringComparer.Ordinal);

    public void Do(string move)
    {
        var parts = move.Split('/');
        var mark = state.Bookmarks.First(one => one.ActivityId == parts[0] && one.StimulusName == parts[1]);
        Now = Now.AddHours(1);
        Take(engine.Resume(workflow, state, new ResumeRequest.Bookmark(mark.Id, Input(mark, parts[2])), Host()));
    }

    private IEnumerable<string> MovesOf(BookmarkState mark) => mark.StimulusName switch
    {
        TaskStimulus.Name => tasks[mark.Id].Outcomes.Select(one => $"{mark.ActivityId}/{mark.StimulusName}/{(string)one!["name"]!}"),
        Stimuli.FeedbackReceived => [$"{mark.ActivityId}/{mark.StimulusName}/good", $"{mark.ActivityId}/{mark.StimulusName}/bad"],
        _ => [$"{mark.ActivityId}/{mark.StimulusName}/"],
    };

    private Dictionary<string, JsonNode?> Input(BookmarkState mark, string choice)
    {
        var input = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        switch (mark.StimulusName)
        {
            case TaskStimulus.Name:
                actor = tasks[mark.Id].Audience.Unit is null ? Sqm : HeadOfUnit;
                input[TaskAnswer.Outcome] = choice;
                input[TaskAnswer.Values] = FilledForm.For(tasks[mark.Id], choice, File, Now);
                break;
            case Stimuli.FeedbackReceived:
                File.ReceiveFeedback(choice == "good", null, subject.City, Actor.Reporter, Now);
                break;
            case Stimuli.ReporterReplied:
                File.Reply("Neben der Haltestelle.", Actor.Reporter, Now);
                break;
            case "Rueckkopplung.CaseWithdrawn":
                File.Withdraw(Actor.Reporter, Now);
                break;
        }

        return input;
    }

    private void Take(BurstResult result)
    {
        state = result.State;
        foreach (var task in result.Effects.OfType<OpenTaskEffect>())
            tasks[task.BookmarkId] = task;
        Faults.AddRange(result.Effects.OfType<OpenTaskEffect>()
            .Where(task => task.Audience.Unit is { } unit && unit != File.CurrentParts.LastOrDefault()?.ActingUnit)
            .Select(task => $"{task.ActivityId}: the task is for {task.Audience.Unit}, the case is with {File.CurrentParts.LastOrDefault()?.ActingUnit}"));
        IsHandedOn |= result.Effects.OfType<StartProcessEffect>().Any(start => start.DefinitionId is null or "nachpruefung");
        PassedClosing |= result.PassedClosing.Count > 0;
        Faults.AddRange(result.NewIncidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"));
        Faults.AddRange(result.Journal
            .Where(entry => entry.Event is JournalEvents.JoinSkipped or JournalEvents.PathLost or JournalEvents.OutcomeUnconnected)
            .Select(entry => $"{entry.ActivityId}: {entry.Event}"));
    }

    private BurstHost Host() => new(
        Now, NewId, subject, null, failure => failure is RuleBrokenException, new CaseGlobals(subject))
    { Zone = subject.City.Calendar.Zone };

    private Guid NewId() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}

/// <summary>How a walk begins.</summary>
/// <param name="Kind">Of the concern.</param>
/// <param name="Category">If it is known.</param>
/// <param name="Way">How the reporter wants the answer.</param>
/// <param name="Prepare">What was done before this definition began.</param>
internal sealed record Start(
    ConcernKind? Kind, string? Category, AnswerWay Way, Action<CaseFile, CityDirectory, Actor, DateTimeOffset> Prepare);
