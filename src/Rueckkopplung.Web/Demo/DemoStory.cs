using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Features.Reports;
using Rueckkopplung.Web.Features.Tasks;

namespace Rueckkopplung.Web.Demo;

/// <summary>Plays the cases of the demo city side by side: what happens next, in order of time.</summary>
internal sealed class DemoStory(DemoCast cast, Random dice)
{
    private const int LeftAlone = 4;
    private const int Withdrawn = 2;
    private const int Doubled = 4;
    private readonly PriorityQueue<Scene, (DateTimeOffset At, int Order)> scenes = new();
    private int order;
    private int expected;

    // what later reports can be duplicates of
    private CaseNumber? original;

    public int Waiting => scenes.Count;

    public int Reported { get; private set; }

    public DateTimeOffset? NextAt => scenes.TryPeek(out _, out var when) ? when.At : null;

    public void Expect(DateTimeOffset arrival)
    {
        Plan(new Scene(null, null, null), arrival);
        expected++;
    }

    public async Task PlayNextAsync(CancellationToken cancellationToken)
    {
        scenes.TryDequeue(out var scene, out var when);
        var next = scene!.Number is null
            ? await ReportAsync(cancellationToken)
            : await ActAsync(scene, when.At, cancellationToken);
        if (next is not null)
            await PlanNextAsync(next, when.At, cancellationToken);
    }

    /// <summary>One case, reported now and brought as far as the dice say.</summary>
    public async Task TellAtOnceAsync(int number, CancellationToken cancellationToken)
    {
        var scene = await ReportAsync(cancellationToken, number);
        for (var left = dice.Next(7); left > 0 && scene is not null; left--)
        {
            var (file, _) = await cast.LookAsync(scene.Number!, cancellationToken);
            scene = await ActAsync(scene, file.ReceivedAt, cancellationToken);
        }
    }

    private async Task<Scene?> ReportAsync(CancellationToken cancellationToken, int? number = null)
    {
        // the last one who reports is asked back and has not answered yet
        var isAskedBack = Reported + 1 == expected;
        var report = DemoReport.From((number ?? Reported) * 7, mustHaveMail: isAskedBack);
        Reported++;
        var receipt = await cast.SendAsync(new ReportConcern.Command(report.Input(Reported)), cast.Intake(report), cancellationToken);
        return new Scene(receipt.Number, receipt.FollowUpCode, report) { IsAskedBack = isAskedBack };
    }

    private async Task<Scene?> ActAsync(Scene scene, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (file, tasks) = await cast.LookAsync(scene.Number!, cancellationToken);
        if (file.ClosedAt is not null && tasks.Count == 0)
            return null;
        if (tasks.Count == 0)
            return file.AnsweredAt is null ? null : await JudgeAsync(scene, cancellationToken);

        var task = tasks[0];
        if (scene.IsAskedBack)
        {
            await TryAsync(task, file, DemoDecision.Asking(), cast.For(task)!, cancellationToken);
            return null;
        }

        if (file.OpenQuestion is not null && scene.Report!.AnswerWay == "email" && dice.Next(3) > 0)
            await cast.SendAsync(new ReplyToQuestion.Command(scene.Code!, "Direkt neben der Haltestelle, vor dem Kiosk."), null, cancellationToken);
        else if (file.Status is CaseStatus.Offered or CaseStatus.InWork && dice.Next(100) < Withdrawn)
            await cast.SendAsync(new WithdrawReport.Command(scene.Code!), null, cancellationToken);
        else if (cast.For(task) is { } person)
            await DoAsync(task, file, scene.Report!, person, now, cancellationToken);
        else
            return null;

        return scene;
    }

    private async Task DoAsync(
        HumanTask task, CaseFile file, DemoReport report, Storage.Reading.Reader person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = cast.City.Calendar.DayOf(now);
        var isDouble = dice.Next(100) < Doubled && original is not null && original != file.Number;
        var decision = (isDouble ? DemoDecision.Doubling(task, original!.Value) : null)
            ?? DemoDecision.For(task, file, report, dice, today);
        if (!await TryAsync(task, file, decision, person, cancellationToken))
            await TryAsync(task, file, DemoDecision.Straight(task, file, report, today), person, cancellationToken);
        if (decision.Outcome == DemoDecision.Done)
            original = file.Number;
    }

    // whom a rule refuses reads its sentence and goes the straight way; who cannot do that either leaves the task
    private async Task<bool> TryAsync(
        HumanTask task, CaseFile file, DemoDecision decision, Storage.Reading.Reader person, CancellationToken cancellationToken)
    {
        try
        {
            await cast.SendAsync(
                new CompleteTask.Command(file.Number, task.Id, decision.Outcome, decision.Values, null), person, cancellationToken);
            return true;
        }
        catch (RuleBrokenException)
        {
            return false;
        }
    }

    // most people say nothing; some thank, a few are not content
    private async Task<Scene?> JudgeAsync(Scene scene, CancellationToken cancellationToken)
    {
        var roll = dice.Next(100);
        if (roll < 35)
            await cast.SendAsync(new GiveFeedback.Command(scene.Code!, Satisfied: true, null), null, cancellationToken);
        else if (roll < 41)
            await cast.SendAsync(new GiveFeedback.Command(scene.Code!, Satisfied: false, "Es liegt wieder etwas da."), null, cancellationToken);

        return roll is >= 35 and < 41 ? scene : null;
    }

    private async Task PlanNextAsync(Scene scene, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (scene.IsAskedBack)
        {
            Plan(scene, now.AddMinutes(20));
            return;
        }

        // a few tasks nobody touches for weeks: their stages fire
        var calendar = cast.City.Calendar;
        var (file, tasks) = await cast.LookAsync(scene.Number!, cancellationToken);
        var days = (tasks.Count, dice.Next(100)) switch
        {
            (_, < LeftAlone) => 12 + dice.Next(20),
            (0, _) => 2 + dice.Next(9),
            _ when tasks[0].Step is "triage" or "acceptance" => dice.Next(2),
            _ => 1 + dice.Next(scene.Report!.Kind == "Bedarf" ? 25 : 8),
        };
        var later = calendar.AddWorkingDays(now, days).Instant;
        var at = calendar.StartOfService(calendar.DayOf(later))!.Value.AddMinutes(5 + dice.Next(450));
        Plan(scene, at > now ? at : now.AddMinutes(30 + file.Revision));
    }

    private void Plan(Scene scene, DateTimeOffset at) => scenes.Enqueue(scene, (at, order++));

    private sealed record Scene(string? Number, string? Code, DemoReport? Report)
    {
        public bool IsAskedBack { get; init; }
    }
}
