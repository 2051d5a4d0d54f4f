using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>
/// The digest of each unit at 07:30 on working days: what is new, and what reached a stage since the last one. Each task
/// stands in it once a stage; a unit with nothing new gets none. The deputy of a unit that is away gets its items too.
/// </summary>
internal sealed class UnitDigest(IStringLocalizer<DeadlinesTexts> texts, IConfiguration configuration) : ISeries
{
    public string Name => "digest";

    public string Cron => "0 30 7 ? * MON-FRI";

    public async Task<string> RunAsync(
        IServiceProvider step, (DateTimeOffset Since, DateTimeOffset Occurrence) span, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var city = await step.GetRequiredService<CityLibrary>().CurrentAsync(db, cancellationToken);
        var tasks = await NewsAsync(db, span, cancellationToken);
        var (day, sent) = (city.Calendar.DayOf(span.Occurrence), 0);
        foreach (var unit in tasks.GroupBy(task => city.ActingFor(task.Task.UnitCode!, day)).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            if (!city.CalendarOf(unit.Key).IsWorkingDay(day))
                continue;

            await step.GetRequiredService<IOutbox>().AddAsync(Message(unit.Key, [.. unit], span.Occurrence), cancellationToken);
            sent++;
        }

        return texts["Digest.Result", sent];
    }

    // on a day off nothing is lost: what was new then is told by its own notices, and the next digest begins where this ends
    private static async Task<List<Item>> NewsAsync(
        RueckkopplungDb db, (DateTimeOffset Since, DateTimeOffset Occurrence) span, CancellationToken cancellationToken)
    {
        var open = await db.Tasks.AsNoTracking()
            .Where(task => task.UnitCode != null && task.CaseId != null && task.OpenedAt < span.Occurrence)
            .Select(task => new
            {
                Task = task,
                Stage = db.Journal
                    .Where(row => row.TaskId == task.Id && row.Stage != null && row.At >= span.Since && row.At < span.Occurrence)
                    .OrderByDescending(row => row.Id).Select(row => row.Stage).FirstOrDefault(),
                Number = db.Cases.Where(file => file.Id == task.CaseId).Select(file => file.Number).First(),
            })
            .ToListAsync(cancellationToken);

        return [.. open.Where(one => one.Stage is not null || one.Task.OpenedAt >= span.Since)
            .Select(one => new Item(one.Task, one.Number, one.Stage))];
    }

    private OutgoingMessage Message(string unit, List<Item> items, DateTimeOffset at)
    {
        var url = (configuration["House:PublicUrl"] ?? "http://127.0.0.1:5080").TrimEnd('/');
        var lines = items.OrderBy(item => item.Task.DueAt).Select(item => texts[
            "Digest.Line",
            item.Number,
            item.Task.Title,
            item.Task.DueAt is { } due ? Instants.InWords(due, InstantForm.StaffDay) : "–",
            Why(item, unit),
            $"{url}/vorgaenge/{item.Number}"].Value);
        return new OutgoingMessage(
            "digest",
            RecipientKind.Unit,
            unit,
            AnswerWay.Email,
            "de",
            texts["Digest.Subject", items.Count, Instants.InWords(at, InstantForm.StaffDay)],
            string.Join('\n', lines.Prepend(texts["Digest.Hello", unit].Value)));
    }

    private string Why(Item item, string recipient)
    {
        var why = item.Stage is null ? texts["Digest.New"].Value : texts[$"Stage.{item.Stage}"].Value;
        return item.Task.UnitCode == recipient ? why : texts["Digest.Deputy", why, item.Task.UnitCode!].Value;
    }

    private sealed record Item(HumanTask Task, CaseNumber Number, string? Stage);
}
