using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Accounts: ASP.NET Core Identity with a cookie, saved through the step runner.</summary>
public static class AddAccountsExtensions
{
    private const string SignInPath = "/anmelden";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentReader>();
        services.AddScoped<IReaderSource>(provider => provider.GetRequiredService<CurrentReader>());
        services.AddIdentityCore<Person>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
            })
            .AddUserStore<HouseUserStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager<ActiveSignIn>()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddAuthorization();
        return services;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = "/fehler/403";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(9);
        options.SlidingExpiration = true;
        // a script gets a status, a person a page
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static Task AnswerAsync(
        Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context,
        int status)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/elsa", StringComparison.Ordinal))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);

        return Task.CompletedTask;
    }
}
