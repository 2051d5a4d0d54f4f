using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Mail;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>Holds the database that the killed house left against what its callers and the mail server wrote down.</summary>
internal sealed class Audit(RueckkopplungDb db, Ledger ledger, IReadOnlyList<ReceivedMail> mails)
{
    /// <summary>Each acknowledged report is one case, and there is no other.</summary>
    public async Task ReportsAsync()
    {
        var numbers = (await db.Cases.Select(file => file.Number).ToListAsync()).Select(number => number.ToString()).Order().ToList();
        Assert.Equal(ledger.Receipts.Values.Select(receipt => (string)receipt["number"]!).Order(), numbers);

        var stored = await db.Inbox.Where(row => row.Source == "reports").ToDictionaryAsync(row => row.Key, row => row.Result!);
        Assert.Equal(ledger.Receipts.Keys.Order(), stored.Keys.Order());
        Assert.All(ledger.Receipts, kept =>
        {
            using var answer = JsonDocument.Parse(stored[kept.Key]);
            Assert.Equal((string)kept.Value["number"]!, answer.RootElement.GetProperty("Number").GetString());
            Assert.Equal((string)kept.Value["followUpCode"]!, answer.RootElement.GetProperty("FollowUpCode").GetString());
        });
    }

    /// <summary>Each acknowledged task is done, once, and no other is.</summary>
    public async Task TasksAsync()
    {
        var done = await db.Journal.Where(row => row.Event == "task.done").Select(row => row.TaskId!.Value).ToListAsync();

        Assert.Equal(ledger.Tasks.Keys.Order(), done.Order());
    }

    /// <summary>Each judgement and each reply of a reporter is there once.</summary>
    public async Task WordsOfReportersAsync()
    {
        var files = (await db.Cases.Whole().AsNoTracking().ToListAsync()).ToDictionary(file => file.Number.ToString());
        var replies = await db.Journal.Where(row => row.Event == CaseEvents.Replied).Select(row => row.CaseId).ToListAsync();

        Assert.All(files.Values, file =>
        {
            var number = file.Number.ToString();
            Assert.Equal(ledger.Feedbacks.TryGetValue(number, out var verdict) ? [verdict] : [], file.Feedbacks.Select(one => one.Satisfied));
            Assert.True(replies.Count(id => id == file.Id) <= 1, $"{number} has its reply twice.");
            Assert.Equal(ledger.Replies.ContainsKey(number) ? 1 : 0, file.Questions.Count(question => question.RepliedAt is not null || question.ExpiredAt is not null));
        });
    }

    /// <summary>Each stage of a task once, at its instant, exactly those that are due, and none after the task's end.</summary>
    public async Task<int> StagesAsync(CityDirectory city)
    {
        var rows = await db.Journal.AsNoTracking().Where(row => row.TaskId != null).OrderBy(row => row.Id).ToListAsync();
        var fired = rows.Where(row => row.Stage is not null).ToList();
        Assert.Equal(fired.Count, fired.DistinctBy(row => (row.TaskId, row.Stage)).Count());
        foreach (var done in rows.Where(row => row.Event == "task.done"))
            Assert.DoesNotContain(fired, row => row.TaskId == done.TaskId && row.Id > done.Id);

        var open = await db.Tasks.AsNoTracking().ToListAsync();
        var files = await db.Cases.AsNoTracking().ToDictionaryAsync(file => file.Id);
        var timers = await db.Timers.AsNoTracking().Where(timer => timer.FiredAt != null && timer.Stage != null).ToListAsync();
        Assert.NotEmpty(open);
        foreach (var task in open)
        {
            var due = DueBy(ledger.Clock, task, files[task.CaseId!.Value], city);
            Assert.Equal(due, timers.Where(timer => timer.TaskId == task.Id).Select(timer => (timer.Stage!, timer.Due)).Order());
            Assert.Equal(due.Select(stage => stage.Stage), fired.Where(row => row.TaskId == task.Id).Select(row => row.Stage!).Order());
        }

        return fired.Count;
    }

    /// <summary>One row and one Message-ID a message; what came twice at the server came with the same one.</summary>
    /// <returns>How many copies more than messages came.</returns>
    public async Task<int> MessagesAsync()
    {
        var rows = await db.Outbox.AsNoTracking().ToListAsync();
        Assert.Equal(rows.Count, rows.DistinctBy(row => row.MessageId).Count());
        Assert.DoesNotContain(rows, row => row.State is OutboxState.Waiting or OutboxState.Leased or OutboxState.Failed);
        var withMail = await db.Cases.Where(file => file.ReporterAnswerWay == AnswerWay.Email).Select(file => (Guid?)file.Id).ToListAsync();
        Assert.Equal(withMail.Order(), rows.Where(row => row.Kind == "receipt").Select(row => row.CaseId).Order());
        AssertOnce(rows.Where(row => row.AnswerId is not null), row => row.AnswerId!.Value);
        AssertOnce(rows.Where(row => row.Stage is not null), row => (row.TaskId, row.Stage, row.RecipientKind, row.RecipientRef));

        var sent = rows.Where(row => row.State == OutboxState.Sent).ToDictionary(row => row.MessageId);
        Assert.Equal(sent.Keys.Order(), mails.Select(mail => mail.MessageId).Distinct().Order());
        Assert.All(mails.GroupBy(mail => mail.MessageId), copies =>
            Assert.Single(copies.Select(copy => (copy.To.Single(), copy.Header("Subject"), copy.EncodedBody)).Distinct()));

        return mails.Count - sent.Count;
    }

    private static void AssertOnce<T>(IEnumerable<OutboxMessage> rows, Func<OutboxMessage, T> subject)
    {
        var all = rows.ToList();
        Assert.NotEmpty(all);
        Assert.Equal(all.Count, all.Select(subject).Distinct().Count());
    }

    // worked out again from the calendar, not read from the timers
    private static List<(string Stage, DateTimeOffset At)> DueBy(DateTimeOffset now, HumanTask task, CaseFile file, CityDirectory city) =>
    [
        .. Stages.For(
                city.ProfileOf(file.CategoryCode), task.Step!, task.OpenedAt, task.DueAt!.Value, city.CalendarOf(task.UnitCode ?? "SQM"))
            .Where(stage => stage.At > task.OpenedAt && stage.At <= now)
            .Select(stage => (stage.Code.ToString(), stage.At)).Order(),
    ];
}
