using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Features.Melden;
using Rueckkopplung.Web.Features.Nachfragen;

namespace Rueckkopplung.Web.Features;

/// <summary>Registers what the pages for residents need.</summary>
internal static class AddPublicPagesExtensions
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) => services
        .AddSingleton<PublicDoor>()
        .AddSingleton<DraftSeal>()
        .AddSingleton<ReceiptCookie>()
        .AddSingleton<ReportForm>()
        .AddSingleton<ReportCheck>()
        .AddSingleton<ReporterPages>()
        .AddSingleton<ReporterDoor>()
        .AddSingleton<Timeline>()
        .AddScoped<ReportDesk>()
        .AddScoped<ReportGuard>();
}
