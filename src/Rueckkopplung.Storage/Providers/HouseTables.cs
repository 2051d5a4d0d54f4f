using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Providers;

/// <summary>Journal, outbox, inbox, series, clock, nodes and settings.</summary>
internal static class HouseTables
{
    public static void Configure(ModelBuilder model)
    {
        ConfigureJournal(model);
        ConfigureMessages(model);
        ConfigureSeries(model);
        model.Entity<ClockRow>(entity =>
        {
            entity.ToTable("clock");
            entity.Property(clock => clock.Id).ValueGeneratedNever();
            entity.HasData(new ClockRow());
        });
        model.Entity<NodeRow>().ToTable("nodes");
        model.Entity<Setting>(entity =>
        {
            entity.ToTable("settings");
            entity.HasKey(setting => setting.Key);
        });
    }

    private static void ConfigureJournal(ModelBuilder model) => model.Entity<JournalRow>(entity =>
    {
        entity.ToTable("journal");
        entity.HasIndex(row => new { row.CaseId, row.Id });
        entity.HasIndex(row => row.InstanceId);
        entity.HasIndex(row => new { row.TaskId, row.Stage }).IsUnique().HasFilter("stage is not null");
        // which cases the leadership sees: those that reached the last stage
        entity.HasIndex(row => new { row.Stage, row.CaseId }).HasFilter("stage is not null");
    });

    private static void ConfigureMessages(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(entity =>
        {
            entity.ToTable("outbox");
            entity.Property(message => message.Id).ValueGeneratedNever();
            entity.HasIndex(message => message.MessageId).IsUnique();
            entity.HasIndex(message => message.CaseId);
            entity.HasIndex(message => new { message.State, message.NotBefore });
        });
        model.Entity<InboxRow>(entity =>
        {
            entity.ToTable("inbox");
            entity.HasKey(row => new { row.Source, row.Key });
        });
    }

    private static void ConfigureSeries(ModelBuilder model)
    {
        model.Entity<SeriesRow>(entity =>
        {
            entity.ToTable("series");
            entity.HasKey(series => series.Name);
        });
        model.Entity<SeriesRun>(entity =>
        {
            entity.ToTable("series_runs");
            entity.HasKey(run => new { run.Series, run.Occurrence });
        });
    }
}
