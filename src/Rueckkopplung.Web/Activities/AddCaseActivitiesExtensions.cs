using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Web.Activities.Flow;
using Rueckkopplung.Web.Activities.Intake;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Web.Activities.Units;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Web.Activities;

/// <summary>The engine with all activities, and the bridge between it and the cases.</summary>
public static class AddCaseActivitiesExtensions
{
    /// <summary>The activities about cases.</summary>
    public static IReadOnlyList<Activity> CaseActivities { get; } =
    [
        new ReportReceived(), new RecordTriage(), new LinkDuplicate(), new DismissReport(), new TakeUpAgain(),
        new OpenTask(), new AskReporter(),
        new AssignUnit(), new NotifyUnit(), new AcceptAssignment(), new RefuseAssignment(), new ReturnToSqm(),
        new NotifyReporter(), new GiveAnswer(), new PostponeAnswer(), new RecordResult(), new RecordDelivery(), new AwaitFeedback(),
        CaseSignal.Withdrawn, CaseSignal.Reopened, CaseSignal.NotSatisfied, CaseSignal.DeliveryFailed,
        new StartProcess(), new CloseCase(),
    ];

    public static IServiceCollection AddCaseActivities(this IServiceCollection services)
    {
        services.AddSingleton(new ActivityCatalogue([.. ActivityCatalogue.BuiltIn, .. CaseActivities]));
        services.AddSingleton<IExpressionEvaluator, HandlebarsTexts>();
        services.AddSingleton(provider => new WorkflowEngine(
            provider.GetRequiredService<ActivityCatalogue>(), provider.GetServices<IExpressionEvaluator>()));
        services.AddSingleton<FollowUpKey>();
        services.AddScoped<CaseSubjectSource>();
        services.AddScoped<ISubjectSource>(provider => provider.GetRequiredService<CaseSubjectSource>());
        services.AddScoped<IProcessAssignment, ProcessAssignment>();
        services.AddScoped<IEffectHandler, EndOthersHandler>();
        services.AddScoped<IDeliveryObserver, FailedDeliveries>();
        services.AddScoped<IStageNotices, StageNotices>();
        services.AddSingleton<Storage.Outbox.IBundleWords, BundleWords>();
        services.AddScoped<IRunningDeadlines, RunningDeadlines>();
        services.AddScoped<CaseClocks>();
        services.AddScoped<IClockStart>(provider => provider.GetRequiredService<CaseClocks>());
        return services;
    }
}
