using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Api;
using Rueckkopplung.Web.Demo;
using Rueckkopplung.Web.Features;
using Rueckkopplung.Web.Features.Health;
using Rueckkopplung.Web.Features.Verwaltung;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Scheduling;
using Rueckkopplung.Web.Shared;
using Rueckkopplung.Web.Studio;

namespace Rueckkopplung.Web;

/// <summary>The whole composition. Tests furnish the same house differently.</summary>
public static class House
{
    /// <param name="args">Command line, as ASP.NET reads it.</param>
    /// <param name="furnish">Runs after all parts have been added, so that it may replace any of them.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? furnish = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(House).Assembly.GetName().Name,
            ContentRootPath = ContentRoot(),
        });
        builder.WebHost.UseStaticWebAssets();
        builder.AddPages();
        builder.Services.AddHealth();
        builder.Services.AddRueckkopplungStorage(builder.Configuration);
        builder.Services.AddHostedService<HouseOpening>();
        builder.Services.AddCity();
        builder.Services.AddAccounts().AddLocalization();
        builder.Services.AddCaseActivities().AddPipeline().AddScheduling().AddApi().AddStudio().AddPublicPages().AddStaffPages().AddVerwaltung();
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(FrontDoor.DefaultAddress);
        furnish?.Invoke(builder);

        var app = builder.Build();
        app.UseMiddleware<EvenTime>();
        app.UseErrorPages();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseLanguages();
        // behind the error pages, so that their pages are found when they repeat a request
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseStudioBodies();
        app.MapRazorPages();
        app.MapLanguages();
        app.MapHealth();
        app.MapFallback("{*path}", () => TypedResults.NotFound()).AllowAnonymous();
        app.MapApi();
        app.MapStudio();
        return app;
    }

    /// <returns>
    /// The exit code of the process: 0 after a clean stop, 1 when it cannot open its door or its database, 3 when another
    /// server has the database.
    /// </returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        if (FrontDoor.Refusal(app.Configuration) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }
        try
        {
            // before the host starts, which would log a stack trace about a database that cannot be had
            await app.Services.GetRequiredService<SchemaMigrator>().MigrateForServerAsync(CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (StorageException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message + Environment.NewLine + failure.English);
            return failure.Code == "storage.writer-taken" ? 3 : 1;
        }
    }

    // In a clone the house stands on the repository's root, so that appsettings.json and workflows/ are the ones people edit.
    private static string ContentRoot()
    {
        var here = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(here, "Rueckkopplung.sln")) ? here : AppContext.BaseDirectory;
    }
}
