using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>GET /cases/{number}: a case as the caller may see it, with the tasks the caller may do.</summary>
internal sealed class CaseReads(RueckkopplungDb db, CityLibrary cities, HouseClock clock, IReaderSource readers)
{
    public async Task<object> CaseAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        var file = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Number == number, cancellationToken)
            ?? throw new MissingException("case.exists", number);
        var city = await cities.CurrentAsync(db, cancellationToken);
        if (await db.Cases.Where(db.ProtectedFor(Reader)).AnyAsync(one => one.Id == file.Id, cancellationToken))
            return Protected(file);

        return Whole(file, city, await TasksAsync(file.Id, cancellationToken));
    }

    /// <summary>The case after its task; a step that took it out of the caller's sight says only that.</summary>
    public async Task<object> AfterTaskAsync(CaseNumber number, CancellationToken cancellationToken) =>
        await db.Cases.AnyAsync(one => one.Number == number, cancellationToken)
            ? await CaseAsync(number, cancellationToken)
            : new { number = number.ToString(), visible = false };

    /// <exception cref="MissingException">The caller may not see it, or there is none.</exception>
    public async Task RequireVisibleAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        if (!await db.Cases.AnyAsync(one => one.Number == number, cancellationToken))
            throw new MissingException("case.exists", number);
    }

    private Reader Reader => readers.Current ?? throw new ForbiddenException("session.needed");

    private async Task<List<HumanTask>> TasksAsync(Guid caseId, CancellationToken cancellationToken) =>
        await db.Tasks.AsNoTracking()
            .Where(task => task.CaseId == caseId)
            .Where(TaskAccess.DoableBy(Reader))
            .OrderBy(task => task.OpenedAt).ThenBy(task => task.Id)
            .ToListAsync(cancellationToken);

    private object Whole(CaseFile file, CityDirectory city, List<HumanTask> tasks) => new
    {
        number = file.Number.ToString(),
        status = WireNames.Of(file.Status),
        kind = file.Kind is { } kind ? WireNames.Of(kind) : null,
        category = file.CategoryCode,
        urgency = WireNames.Of(file.Urgency),
        text = file.Text,
        language = file.Language,
        place = new { file.Place.Text, file.Place.Latitude, file.Place.Longitude, quartier = file.Place.QuartierCode, treff = file.Place.TreffKey },
        quartier = file.Place.QuartierCode,
        channel = WireNames.Of(file.Channel),
        receivedAt = Local(file.ReceivedAt),
        promisedBy = Local(file.PromisedBy),
        promiseMoves = file.PromiseMoves,
        closedAt = file.ClosedAt is { } closed ? Local(closed) : (DateTimeOffset?)null,
        closedAs = file.ClosedAs is { } outcome ? WireNames.Of(outcome) : null,
        routing = new { rule = file.RoutingRuleNo, unit = file.ProposedUnit, reason = file.RoutingReason },
        parts = file.Parts.Select(part => Part(file, part, city)),
        answers = file.Answers.Where(answer => answer.IsGiven).Select(answer => new
        {
            answer.Text,
            kind = WireNames.Of(answer.Kind),
            way = WireNames.Of(answer.DeliveredHow ?? answer.Way),
            givenAt = Local(answer.GivenAt!.Value),
        }),
        revision = file.Revision,
        tasks = tasks.Select(task => Task(task, city)),
        deadlines = Deadlines(file, tasks),
    };

    private static object Protected(CaseFile file) => new
    {
        number = file.Number.ToString(),
        status = WireNames.Of(file.Status),
        @protected = true,
        promisedBy = Local(file.PromisedBy),
        revision = file.Revision,
        parts = Array.Empty<object>(),
        answers = Array.Empty<object>(),
        tasks = Array.Empty<object>(),
        deadlines = Array.Empty<object>(),
    };

    private static object Part(CaseFile file, CasePart part, CityDirectory city) => new
    {
        part.Id,
        unit = city.Units.Find(part.UnitCode) is { } unit ? new { unit.Code, unit.Name } : null,
        caredForBy = part.CaredForBy,
        status = part switch
        {
            { OutcomeAt: not null } => "done",
            { AcceptedAt: not null } => WireNames.Of(CaseStatus.InWork),
            { UnitCode: not null } => WireNames.Of(CaseStatus.Offered),
            _ => part.Round == file.Round ? WireNames.Of(CaseStatus.Triage) : "past",
        },
        acceptedAt = part.AcceptedAt is { } accepted ? Local(accepted) : (DateTimeOffset?)null,
        dueAt = part.DueAt is { } due ? Local(due) : (DateTimeOffset?)null,
        refusals = part.Refusals.Count,
        reason = part.AssignmentReason,
    };

    private object Task(HumanTask task, CityDirectory city) => new
    {
        task.Id,
        name = task.Title,
        key = task.Name,
        part = task.PartId,
        unit = task.UnitCode,
        step = task.Step,
        outcomes = JsonNode.Parse(task.Outcomes),
        form = FormWithOptions(task, city),
        dueAt = task.DueAt is { } due ? Local(due) : (DateTimeOffset?)null,
    };

    private JsonArray FormWithOptions(HumanTask task, CityDirectory city)
    {
        var form = JsonNode.Parse(task.Form)!.AsArray();
        var today = city.Calendar.DayOf(clock.GetUtcNow());
        foreach (var field in form.OfType<JsonObject>().Where(field => (string?)field["type"] is "choice" or "unit" or "category"))
        {
            field["options"] = new JsonArray(
            [
                .. TaskForm.Options(field, city, today)
                    .Select(option => new JsonObject { ["value"] = option.Value, ["label"] = option.Label }),
            ]);
        }

        return form;
    }

    private static IEnumerable<object> Deadlines(CaseFile file, List<HumanTask> tasks)
    {
        yield return new { name = "promise", dueAt = (DateTimeOffset?)Local(file.PromisedBy), profile = (string?)file.PromiseProfile };
        foreach (var part in file.CurrentParts.Where(part => part is { IsOpen: true, DueAt: not null }))
            yield return new { name = "outcome", dueAt = (DateTimeOffset?)Local(part.DueAt!.Value), profile = (string?)null };
        foreach (var task in tasks.Where(task => task.DueAt is not null))
            yield return new { name = task.Step ?? task.Name, dueAt = (DateTimeOffset?)Local(task.DueAt!.Value), profile = (string?)null };
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin);
}
