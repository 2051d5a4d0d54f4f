using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Tasks;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>Registers what the triage page needs.</summary>
internal static class AddTriageExtensions
{
    public static IServiceCollection AddTriage(this IServiceCollection services) => services
        .AddScoped<TaskRehearsal>()
        .AddScoped<TriageInbox>()
        .AddScoped<INavigationCount>(provider => provider.GetRequiredService<TriageInbox>())
        .AddScoped<SimilarCases>()
        .AddScoped<TriageDesk>();
}
