using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Rueckkopplung.Web.Shared;

/// <summary>A form that came after the session was over: where it was going and what was typed.</summary>
/// <param name="Path">With its query.</param>
/// <param name="Fields">Without passwords and tokens.</param>
/// <param name="HadFiles">Files cannot be kept.</param>
public sealed record KeptForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    /// <summary>Marks the form that brings typed text back: it is shown, not carried out.</summary>
    public const string ReturnField = "zurueckgebracht";

    /// <summary>Takes the form out of a request that is refused for want of a sign-in.</summary>
    public static async Task<KeptForm?> FromAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form
            .Where(field => !IsSecret(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? string.Empty)))
            .ToList();
        return new KeptForm($"{request.Path}{request.QueryString}", fields, form.Files.Count > 0);
    }

    private static bool IsSecret(string name) =>
        name is "__RequestVerificationToken" or ReturnField || name.Contains("passwor", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Seals a kept form, so that it can travel through the visitor's page unread and unchanged.</summary>
public sealed class FormSeal(IDataProtectionProvider protection)
{
    // longer than any lunch break; a text left for the next day has to be typed again
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("Rueckkopplung.KeptForm").ToTimeLimitedDataProtector();

    public string Seal(KeptForm form) => protector.Protect(JsonSerializer.Serialize(form), Lasts);

    /// <returns>Null when it is too old or not ours.</returns>
    public KeptForm? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        try
        {
            return JsonSerializer.Deserialize<KeptForm>(protector.Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
