using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Web.Features.Cases.Drawn;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Registers what the case page reads and says.</summary>
internal static class AddCasePagesExtensions
{
    public static IServiceCollection AddCasePages(this IServiceCollection services) => services
        .AddScoped<CaseViews>()
        .AddScoped<CaseDrawings>()
        .AddScoped<CorrectCase.CaseCity>()
        .AddScoped<ChangeKind.KindDesk>()
        .AddScoped<PromiseNews>()
        .AddSingleton<DeadlineTable>()
        .AddSingleton<HistoryWords>()
        .AddSingleton<CaseWords>();
}
