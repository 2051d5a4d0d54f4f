using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.SignIn;

namespace Rueckkopplung.Web.Shared;

/// <summary>The frame of all pages: Razor Pages, languages, keys, limits.</summary>
internal static class AddPagesExtensions
{
    /// <summary>Bytes of one request.</summary>
    public const int LargestRequest = 2 * 1024 * 1024;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.AddRazorPages(options =>
            {
                options.RootDirectory = "/Features";
                // a lost session with a form in hand is answered by the sign-in page itself
                options.Conventions.AddPageRoute("/SignIn/SignInPage", "/fehler/401");
                options.Conventions.AddPageRoute("/Verwaltung/Routing/RulePage", "/verwaltung/regeln/neu");
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add<TypedTextFilter>();
                options.Filters.Add<PageRefusals>();
            });
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<FormSeal>().AddScoped<SignInDesk>().AddScoped<Navigation>();
        // pages are not compressed: beside a secret, compression tells an eavesdropper about it (BREACH)
        builder.Services.AddResponseCompression(options => options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"]);
        builder.Services.AddDataProtection()
            .SetApplicationName("Rueckkopplung")
            .PersistKeysToFileSystem(new DirectoryInfo(KeyFolder(builder)));
    }

    private static string KeyFolder(WebApplicationBuilder builder)
    {
        var database = Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Database:Path"] ?? "data/rueckkopplung.db");
        return Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["House:Keys"] ?? Path.Combine(Path.GetDirectoryName(database)!, "keys"));
    }
}
