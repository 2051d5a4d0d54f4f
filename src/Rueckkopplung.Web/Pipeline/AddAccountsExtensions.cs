using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Shared;

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
        // a locked account and a new role count within this time, also where the person is signed in
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        // who may is said by each endpoint; without a word nobody gets in
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "zurueck";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(9);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = ToSignInAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // a program gets a status; a person gets the sign-in page, and keeps what was typed
    private static async Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ErrorPages.IsForPrograms(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (await KeptForm.FromAsync(context.Request) is { } form)
        {
            context.HttpContext.Items[typeof(KeptForm)] = form;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
    }
}
