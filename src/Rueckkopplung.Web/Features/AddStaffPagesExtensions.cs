using Rueckkopplung.Web.Features.Cases;
using Rueckkopplung.Web.Features.Deadlines;
using Rueckkopplung.Web.Features.Notices;
using Rueckkopplung.Web.Features.Overview;
using Rueckkopplung.Web.Features.Search;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Triage;
using Rueckkopplung.Web.Features.Worklist;

namespace Rueckkopplung.Web.Features;

/// <summary>Registers what the pages of staff need.</summary>
internal static class AddStaffPagesExtensions
{
    public static IServiceCollection AddStaffPages(this IServiceCollection services) => services
        .AddCasePages()
        .AddScoped<SearchQuery>()
        .AddTriage()
        .AddScoped<TimeWords>()
        .AddScoped<BoardQuery>()
        .AddScoped<BoardWords>()
        .AddScoped<Board>()
        .AddScoped<WorklistQuery>()
        .AddScoped<CaseListQuery>()
        .AddScoped<NoticeList>()
        .AddScoped<INavigationCount>(services => services.GetRequiredService<WorklistQuery>())
        .AddScoped<DeadlineBoard>()
        .AddScoped<DeadlineWords>()
        .AddScoped<DeadlineCsv>();
}
