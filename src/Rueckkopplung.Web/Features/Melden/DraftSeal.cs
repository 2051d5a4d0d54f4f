using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>Seals the earlier steps into the form, so that nobody changes or reads them on the way.</summary>
public sealed class DraftSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Melden.Draft.v1");

    public string Close(ReportDraft draft) =>
        Convert.ToBase64String(protector.Protect(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(draft))));

    /// <summary>Null: nothing was sealed here, or somebody changed it, or the house has new keys.</summary>
    public ReportDraft? Open(string? closed)
    {
        if (string.IsNullOrEmpty(closed))
            return null;

        try
        {
            return JsonSerializer.Deserialize<ReportDraft>(protector.Unprotect(Convert.FromBase64String(closed)));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
