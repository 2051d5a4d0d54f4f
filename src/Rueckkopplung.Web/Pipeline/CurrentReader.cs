using System.Security.Claims;
using System.Text.Json;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>The reader of the request: who is signed in, as the cookie says. Null for the public.</summary>
public sealed class CurrentReader(IHttpContextAccessor http) : IReaderSource
{
    private Reader? known;

    public Reader? Current => known ??= Read(http.HttpContext?.User);

    /// <summary>What the cookie says about who is signed in, or null.</summary>
    public static Reader? Read(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && user.FindFirstValue(ReaderClaims.Reader) is { } json
            ? JsonSerializer.Deserialize<ReaderClaim>(json)?.ToReader()
            : null;
}

/// <summary>Names of the house's own claims.</summary>
internal static class ReaderClaims
{
    public const string Reader = "rueckkopplung:reader";
}

/// <summary>A reader as it stands in the cookie.</summary>
internal sealed record ReaderClaim(
    int PersonId, string Role, string? Unit, IReadOnlyList<string> Units, IReadOnlyList<string> Quartiere, string? Treff)
{
    public Reader? ToReader() =>
        WireNames.Find<Role>(Role) is { } role ? new Reader(PersonId, role, Unit, Units, Quartiere, Treff) : null;
}
