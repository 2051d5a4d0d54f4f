using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Worklist;

/// <summary>Reads what lies with the reader's unit, Quartier or role: each case once, the most urgent first.</summary>
public sealed class WorklistQuery(RueckkopplungDb db, HouseClock clock, CityLibrary cities) : INavigationCount
{
    private const Roles Locals = Roles.Treff | Roles.Helper;

    public string Path => "/stelle";

    public async Task<int> CountAsync(Reader reader, CancellationToken cancellationToken)
    {
        var open = await db.Tasks.Where(On(reader)).Select(task => task.CaseId).Distinct().CountAsync(cancellationToken);
        return open + await Waiting(reader).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WorkItem>> ReadAsync(Reader reader, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        var tasks = await db.Tasks.AsNoTracking().Where(On(reader)).ToListAsync(cancellationToken);
        var waiting = await Waiting(reader).AsNoTracking().Select(file => file.Id).ToListAsync(cancellationToken);
        var ids = tasks.Select(task => task.CaseId!.Value).Concat(waiting).Distinct().ToList();
        var files = await HeadsAsync(ids, cancellationToken);
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellationToken);
        var next = await db.NextStagesAsync(ids, cancellationToken);
        var now = clock.GetUtcNow();

        var items = tasks.Where(task => files.ContainsKey(task.CaseId!.Value)).Select(task =>
        {
            var file = files[task.CaseId!.Value];
            var taker = file.Takers.FirstOrDefault(part => part.Id == task.PartId)?.PersonId;
            return Item(SectionOf(task, file, taker, reader, now), file, task, city, hidden, next) with { IsTaken = taker is not null, MayDo = TaskAccess.MayDo(task, reader) };
        }).Concat(waiting.Where(files.ContainsKey).Select(id => Item(WorkSection.Waiting, files[id], null, city, hidden, next)));

        return [.. items.OrderBy(item => item.Section).ThenByDescending(item => item.Task?.Urgent).ThenBy(item => item.DueAt ?? DateTimeOffset.MaxValue)
            .DistinctBy(item => item.Number)];
    }

    // a Dezernat looks at the tasks of its units and does none of them
    private static Expression<Func<HumanTask, bool>> On(Reader reader)
    {
        var units = reader.UnitScope;
        return reader.Role == Role.Dezernat ? task => task.CaseId != null && units.Contains(task.UnitCode!) : TaskAccess.DoableBy(reader);
    }

    // the unit that asked has no task until the reply is there
    private IQueryable<CaseFile> Waiting(Reader reader)
    {
        var units = reader.UnitScope;
        return db.Cases.Where(file => file.Status == CaseStatus.Waiting
            && file.Parts.Any(part => part.Round == file.Round && part.OutcomeAt == null && (units.Contains(part.UnitCode!) || units.Contains(part.CaredForBy!))));
    }

    private static WorkSection SectionOf(HumanTask task, Head file, int? taker, Reader reader, DateTimeOffset now)
    {
        if (task.DueAt < now)
            return WorkSection.Overdue;
        if ((task.Roles & Locals) != Roles.None)
            return WorkSection.ToDeliver;
        if (task.UnitCode is null)
            return WorkSection.ToDecide;
        if (task.Step == ProfileSteps.Acceptance)
            return WorkSection.ToAccept;
        if (file.PausedSince is not null)
            return WorkSection.Waiting;

        return taker == reader.PersonId ? WorkSection.Mine : WorkSection.InWork;
    }

    private static WorkItem Item(
        WorkSection section, Head file, HumanTask? task, CityDirectory city, HashSet<Guid> hidden, IReadOnlyDictionary<Guid, NextStage> next)
    {
        var isHidden = hidden.Contains(file.Id);
        return new WorkItem(
            section, file.Number, file.Revision, isHidden ? null : file.Text, file.Language,
            isHidden || file.Category is null ? null : city.Categories.NameOf(file.Category),
            isHidden ? "" : PlaceWords.Of(file.Place, city).ToString(), task, task is null ? file.AskedUntil : task.DueAt,
            task is null ? file.AskedAt : file.PausedSince, task is null ? file.AskedUntil : file.PausedUntil, task is not null && file.PausedSince is not null,
            IsTaken: false, MayDo: false, next.GetValueOrDefault(file.Id));
    }

    private async Task<Dictionary<Guid, Head>> HeadsAsync(List<Guid> ids, CancellationToken cancellationToken) => await db.Cases.AsNoTracking()
        .Where(file => ids.Contains(file.Id))
        .Select(file => new Head(
            file.Id, file.Number, file.Revision, file.Text, file.Language, file.CategoryCode, file.Place,
            file.Questions.Where(one => one.RepliedAt == null && one.ExpiredAt == null).Select(one => (DateTimeOffset?)one.AskedAt).FirstOrDefault(),
            file.Questions.Where(one => one.RepliedAt == null && one.ExpiredAt == null).Select(one => (DateTimeOffset?)one.Until).FirstOrDefault(),
            file.Pauses.Where(one => one.EndedAt == null && one.Reason != PauseReasons.Reporter).Select(one => (DateTimeOffset?)one.StoppedAt).FirstOrDefault(),
            file.Pauses.Where(one => one.EndedAt == null && one.Reason != PauseReasons.Reporter).Select(one => (DateTimeOffset?)one.Until).FirstOrDefault(),
            file.Parts.Select(part => new Taker(part.Id, part.TakenByPersonId)).ToList()))
        .ToDictionaryAsync(file => file.Id, cancellationToken);

    private sealed record Taker(Guid Id, int? PersonId);

    private sealed record Head(
        Guid Id, CaseNumber Number, int Revision, string Text, string Language, string? Category, Place Place,
        DateTimeOffset? AskedAt, DateTimeOffset? AskedUntil, DateTimeOffset? PausedSince, DateTimeOffset? PausedUntil, List<Taker> Takers);
}
