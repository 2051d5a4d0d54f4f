using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>The open tasks that the signed-in person may do, the most urgent first.</summary>
[ForRoles(Role.Sqm, Role.SqmLead)]
public sealed class TriagePage(TaskRows rows) : PageModel
{
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await rows.ReadAsync(cancellationToken);
}
