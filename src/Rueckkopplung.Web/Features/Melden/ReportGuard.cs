using Microsoft.AspNetCore.Antiforgery;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>What a report has to pass before it is sent.</summary>
public sealed class ReportGuard(ReportCheck check, PublicDoor door, IAntiforgery antiforgery)
{
    public ReportCheck Check { get; } = check;

    public PublicDoor Door { get; } = door;

    public IAntiforgery Antiforgery { get; } = antiforgery;
}
