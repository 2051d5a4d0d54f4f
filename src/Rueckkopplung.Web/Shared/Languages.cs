using Microsoft.AspNetCore.Localization;

namespace Rueckkopplung.Web.Shared;

/// <summary>German unless the visitor chose English; the choice is a cookie, Accept-Language is not asked.</summary>
internal static class Languages
{
    private const string CookieName = "sprache";

    private static readonly Dictionary<string, string> Cultures = new(StringComparer.Ordinal) { ["de"] = "de-DE", ["en"] = "en-GB" };

    public static void UseLanguages(this WebApplication app)
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true };
        options.SetDefaultCulture(Cultures["de"]).AddSupportedCultures([.. Cultures.Values]).AddSupportedUICultures([.. Cultures.Values]);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName }];
        app.UseRequestLocalization(options);
    }

    public static void MapLanguages(this WebApplication app) =>
        // a form in the middle of its steps is posted here and sent on as it is, so that nothing of it is lost
        app.MapMethods("/sprache/{code}", [HttpMethods.Get, HttpMethods.Post], Choose).AllowAnonymous().ExcludeFromDescription();

    private static IResult Choose(string code, string? zurueck, HttpContext http)
    {
        if (!Cultures.TryGetValue(code, out var culture))
            return TypedResults.NotFound();

        http.Response.Cookies.Append(
            CookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        return TypedResults.LocalRedirect(LocalPath.Or(zurueck, "/"), permanent: false, preserveMethod: HttpMethods.IsPost(http.Request.Method));
    }
}
