using MediatR;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Features.Messages;
using Rueckkopplung.Web.Features.Reports;
using Rueckkopplung.Web.Features.Tasks;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Registers the mediator, all handlers of the house and the behaviours around them.</summary>
internal static class AddPipelineExtensions
{
    private static readonly Type[] HandlerShapes = [typeof(IRequestHandler<,>), typeof(IRequestHandler<>)];

    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<Mediator>();
        services.AddScoped<IMediator, HouseMediator>();
        services.AddScoped<StepReader>();
        services.AddScoped<CaseDoor>();
        services.AddSingleton<RefusalWords>();
        services.AddScoped<ReportConcern.Desk>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<SentMessages>();
        services.AddScoped<FollowUpDesk>();
        services.AddScoped<FollowUpQuery>();
        services.AddSingleton<FollowUpWords>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandTelemetry<,>));
        foreach (var handler in typeof(AddPipelineExtensions).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var shape in handler.GetInterfaces().Where(IsHandler))
                services.AddTransient(shape, handler);
        }

        return services;
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && HandlerShapes.Contains(type.GetGenericTypeDefinition());
}
