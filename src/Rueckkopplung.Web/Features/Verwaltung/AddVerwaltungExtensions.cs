using Rueckkopplung.Web.Features.Verwaltung.Accounts;
using Rueckkopplung.Web.Features.Verwaltung.Deputies;
using Rueckkopplung.Web.Features.Verwaltung.Processes;
using Rueckkopplung.Web.Features.Verwaltung.Profiles;
using Rueckkopplung.Web.Features.Verwaltung.Routing;
using Rueckkopplung.Web.Features.Verwaltung.Versions;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>Registers what the pages of Verwaltung need.</summary>
internal static class AddVerwaltungExtensions
{
    public static IServiceCollection AddVerwaltung(this IServiceCollection services) => services
        .AddScoped<Protocol>()
        .AddScoped<AccountDesk>()
        .AddScoped<AccountChoices>()
        .AddScoped<AccountChecks>()
        .AddScoped<RoutingDesk>()
        .AddScoped<RoutingChoices>()
        .AddScoped<ProcessDesk>()
        .AddScoped<DeputyDesk>()
        .AddScoped<ProfileDesk>()
        .AddScoped<VersionsReading>()
        .AddScoped<DifferenceWords>()
        .AddScoped<CityToday>()
        .AddScoped<ProtocolReading>()
        .AddScoped<HouseWarnings>();
}
