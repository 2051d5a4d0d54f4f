using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage;

/// <summary>
/// The one model, on one of two databases. In a step it writes on the step's transaction and sees all; elsewhere it only
/// reads, and only what its <see cref="Reader"/> may see.
/// </summary>
public abstract partial class RueckkopplungDb(DbContextOptions options) : IdentityUserContext<Person, int>(options)
{
    private Reader? reader;

    /// <summary>Who reads; null sees no cases, parts, tasks, timers and messages.</summary>
    public Reader? Reader
    {
        get => reader ?? ReaderSource?.Current;
        set => reader = value;
    }

    public DbSet<CaseFile> Cases => Set<CaseFile>();
    public DbSet<CasePart> Parts => Set<CasePart>();
    public DbSet<Pause> Pauses => Set<Pause>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<ReporterContact> ReporterContacts => Set<ReporterContact>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Deputyship> Deputyships => Set<Deputyship>();
    public DbSet<Quartier> Quartiere => Set<Quartier>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<RoutingRule> RoutingRules => Set<RoutingRule>();
    public DbSet<DeadlineProfile> Profiles => Set<DeadlineProfile>();
    public DbSet<StandardText> Texts => Set<StandardText>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<DefinitionVersion> Definitions => Set<DefinitionVersion>();
    public DbSet<WorkflowInstance> Instances => Set<WorkflowInstance>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<Bookmark> Bookmarks => Set<Bookmark>();
    public DbSet<HumanTask> Tasks => Set<HumanTask>();
    public DbSet<StepTime> StepTimes => Set<StepTime>();
    public DbSet<HouseTimer> Timers => Set<HouseTimer>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<Continuation> Continuations => Set<Continuation>();
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    public DbSet<SeriesRun> SeriesRuns => Set<SeriesRun>();
    public DbSet<ClockRow> Clock => Set<ClockRow>();
    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    internal IReaderSource? ReaderSource { get; set; }

    /// <summary>The connection of the step that this context writes in; null for a context that reads.</summary>
    internal SqlConnection? StepSql { get; set; }

    /// <summary>With passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PeopleTables.Configure(builder);
        WorkflowTables.Configure(builder);
        HouseTables.Configure(builder);
        CaseTables.Configure(builder);
        CityTables.Configure(builder);
        Visibility.Configure(builder, this);
        SnakeCase.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Role>().HaveConversion<WireNameColumn<Role>>();
        configurationBuilder.Properties<CaseStatus>().HaveConversion<WireNameColumn<CaseStatus>>();
        configurationBuilder.Properties<ConcernKind>().HaveConversion<WireNameColumn<ConcernKind>>();
        configurationBuilder.Properties<IntakeChannel>().HaveConversion<WireNameColumn<IntakeChannel>>();
        configurationBuilder.Properties<AnswerWay>().HaveConversion<WireNameColumn<AnswerWay>>();
        configurationBuilder.Properties<AnswerKind>().HaveConversion<WireNameColumn<AnswerKind>>();
        configurationBuilder.Properties<ClosedAs>().HaveConversion<WireNameColumn<ClosedAs>>();
        configurationBuilder.Properties<UnitKind>().HaveConversion<WireNameColumn<UnitKind>>();
        configurationBuilder.Properties<PauseEnd>().HaveConversion<WireNameColumn<PauseEnd>>();
        configurationBuilder.Properties<RecipientKind>().HaveConversion<string>();
        configurationBuilder.Properties<OutboxState>().HaveConversion<string>();
    }
}
