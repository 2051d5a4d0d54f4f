using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Rueckkopplung.Web.Features.Reports;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>
/// What the receipt page shows, sealed in a cookie of this browser. It lives long enough to print or to change the
/// language, and goes when the next report is begun, so that on a shared computer nobody reads it later.
/// </summary>
public sealed class ReceiptCookie(IDataProtectionProvider protection)
{
    private const string Name = "quittung";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("Melden.Receipt.v1").ToTimeLimitedDataProtector();

    public void Leave(HttpContext http, SentReport sent) => http.Response.Cookies.Append(
        Name, protector.Protect(JsonSerializer.Serialize(sent), Life), Options(http));

    public void Clear(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name))
            http.Response.Cookies.Delete(Name, Options(http));
    }

    /// <summary>Null: nothing was sent just now.</summary>
    public SentReport? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } closed)
            return null;

        try
        {
            return JsonSerializer.Deserialize<SentReport>(protector.Unprotect(closed));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/melden",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}

/// <summary>One report that was just sent.</summary>
/// <param name="Receipt">Number, code and date.</param>
/// <param name="MailedTo">Where the receipt went by mail, if it did.</param>
/// <param name="Channel">Of a report taken down by staff, else null.</param>
public sealed record SentReport(ReportConcern.Receipt Receipt, string? MailedTo, string? Channel);
