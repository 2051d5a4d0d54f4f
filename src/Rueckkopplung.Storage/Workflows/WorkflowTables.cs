using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>The engine's tables. EF makes them and reads them for pages; the engine's own SQL writes them.</summary>
internal static class WorkflowTables
{
    public static void Configure(ModelBuilder model)
    {
        ConfigureDefinitions(model);
        ConfigureInstances(model);
        ConfigureWaits(model);
        ConfigureTimers(model);
    }

    private static void ConfigureDefinitions(ModelBuilder model) => model.Entity<DefinitionVersion>(entity =>
    {
        entity.ToTable("workflow_definitions");
        entity.HasIndex(version => new { version.DefinitionId, version.Version }).IsUnique();
        entity.HasIndex(version => version.ContentHash);
        entity.HasIndex(version => version.DefinitionId).IsUnique().HasFilter("is_published");
    });

    private static void ConfigureInstances(ModelBuilder model)
    {
        model.Entity<WorkflowInstance>(entity =>
        {
            entity.ToTable("workflow_instances");
            entity.Property(instance => instance.Id).ValueGeneratedNever();
            entity.Property(instance => instance.Status).HasConversion<string>();
            entity.Property(instance => instance.SubStatus).HasConversion<string>();
            entity.HasOne<DefinitionVersion>().WithMany().HasForeignKey(instance => instance.VersionId)
                .OnDelete(DeleteBehavior.Restrict);
            entity.HasIndex(instance => instance.CaseId);
            entity.HasIndex(instance => instance.ParentId);
            entity.HasIndex(instance => instance.CreatedAt);
        });
        model.Entity<IncidentRow>(entity =>
        {
            entity.ToTable("incidents");
            entity.Property(incident => incident.Id).ValueGeneratedNever();
            entity.Property(incident => incident.Cause).HasDefaultValue("");
            entity.HasOne<WorkflowInstance>().WithMany().HasForeignKey(incident => incident.InstanceId);
            entity.HasIndex(incident => incident.CaseId);
        });
    }

    private static void ConfigureWaits(ModelBuilder model)
    {
        model.Entity<Bookmark>(entity =>
        {
            entity.ToTable("bookmarks");
            entity.Property(bookmark => bookmark.Id).ValueGeneratedNever();
            entity.HasOne<WorkflowInstance>().WithMany().HasForeignKey(bookmark => bookmark.InstanceId);
            entity.HasIndex(bookmark => new { bookmark.CaseId, bookmark.Stimulus });
            entity.HasIndex(bookmark => bookmark.Hash);
            entity.HasIndex(bookmark => new
            {
                bookmark.InstanceId,
                bookmark.ActivityId,
                bookmark.ExecutionId,
                bookmark.Hash,
            }).IsUnique();
        });
        model.Entity<HumanTask>(entity =>
        {
            entity.ToTable("tasks");
            entity.Property(task => task.Id).ValueGeneratedNever();
            entity.HasOne<WorkflowInstance>().WithMany().HasForeignKey(task => task.InstanceId);
            entity.HasIndex(task => task.CaseId);
            entity.HasIndex(task => new { task.UnitCode, task.DueAt });
        });
        model.Entity<StepTime>(entity =>
        {
            entity.ToTable("step_times");
            entity.Property(time => time.Id).ValueGeneratedNever();
            entity.HasIndex(time => time.CaseId);
            entity.HasIndex(time => new { time.UnitCode, time.Step, time.EndedAt });
        });
        model.Entity<Continuation>(entity =>
        {
            entity.ToTable("continuations");
            entity.Property(continuation => continuation.Id).ValueGeneratedNever();
            entity.HasIndex(continuation => continuation.NotBefore);
            entity.HasIndex(continuation => continuation.InstanceId);
        });
    }

    private static void ConfigureTimers(ModelBuilder model) => model.Entity<HouseTimer>(entity =>
    {
        entity.ToTable("timers", table => table.HasCheckConstraint(
            "ck_timers_one_purpose",
            "(bookmark_id is null) <> (task_id is null) and (task_id is null) = (stage is null)"));
        entity.Property(timer => timer.Id).ValueGeneratedNever();
        entity.HasOne<WorkflowInstance>().WithMany().HasForeignKey(timer => timer.InstanceId);
        entity.HasIndex(timer => timer.TryAt).HasFilter("fired_at is null and not is_failed");
        entity.HasIndex(timer => new { timer.TaskId, timer.Stage }).IsUnique();
        entity.HasIndex(timer => timer.BookmarkId);
        entity.HasIndex(timer => timer.CaseId);
    });
}
