using Rueckkopplung.Web.Features.Search;
using Rueckkopplung.Web.Features.Shared;

namespace Rueckkopplung.Web.Features;

/// <summary>Registers what the lists of staff need.</summary>
internal static class AddStaffPagesExtensions
{
    public static IServiceCollection AddStaffPages(this IServiceCollection services) => services
        .AddScoped<TaskRows>()
        .AddScoped<SearchQuery>();
}
