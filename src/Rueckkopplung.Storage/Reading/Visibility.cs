using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Reading;

/// <summary>The filter <i>visible</i>: which cases, parts, tasks, timers and messages a reader may see.</summary>
internal static class Visibility
{
    public const string Filter = "visible";

    public static void Configure(ModelBuilder model, RueckkopplungDb db)
    {
        model.Entity<PartScope>().HasNoKey().ToView("case_parts");
        model.Entity<TaskScope>().HasNoKey().ToView("tasks");
        ConfigureCases(model, db);
        model.Entity<CasePart>().HasQueryFilter(Filter, part =>
            db.ReaderIsHouse
            || (db.Cases.Any(file => file.Id == EF.Property<Guid>(part, "CaseId"))
                && (!db.ReaderIsUnit
                    || db.ReaderUnits.Contains(part.UnitCode) || db.ReaderUnits.Contains(part.CaredForBy))));
        model.Entity<HumanTask>().HasQueryFilter(Filter, task =>
            db.ReaderIsHouse
            || (task.CaseId != null
                && db.Cases.Any(file => file.Id == task.CaseId)
                && (!db.ReaderIsUnit || task.UnitCode == null || db.ReaderUnits.Contains(task.UnitCode))));
        model.Entity<HouseTimer>().HasQueryFilter(Filter, timer =>
            db.ReaderIsHouse || (timer.CaseId != null && db.Cases.Any(file => file.Id == timer.CaseId)));
        model.Entity<OutboxMessage>().HasQueryFilter(Filter, message =>
            db.ReaderIsHouse || (message.CaseId != null && db.Cases.Any(file => file.Id == message.CaseId)));
    }

    private static void ConfigureCases(ModelBuilder model, RueckkopplungDb db) =>
        model.Entity<CaseFile>().HasQueryFilter(Filter, file =>
            db.ReaderIsHouse
            || db.ReaderSeesAll
            || (db.ReaderIsUnit && db.Set<PartScope>().Any(part => part.CaseId == file.Id
                && (db.ReaderUnits.Contains(part.UnitCode) || db.ReaderUnits.Contains(part.CaredForBy))))
            || (db.ReaderRole == Role.Qe && db.ReaderQuartiere.Contains(file.Place.QuartierCode)
                && !db.Set<Category>().Any(category => category.Closed && category.Code == file.CategoryCode))
            || (db.ReaderIsLocal && (
                db.Journal.Any(row => row.CaseId == file.Id && row.Event == CaseEvents.Opened
                    && row.ActorId == db.ReaderPersonId)
                || db.Set<TaskScope>().Any(task => task.CaseId == file.Id
                    && (task.Roles & db.ReaderRoleBit) != Roles.None && db.ReaderQuartiere.Contains(task.Quartier))))
            || (db.ReaderRole == Role.Leadership && db.Journal.Any(row => row.CaseId == file.Id && row.Stage == "E3")));
}
