using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Web.Features.Shared;

namespace Rueckkopplung.Web.Features.Worklist;

/// <summary>The open tasks of the reader's unit, Quartier or role, the most urgent first.</summary>
[Authorize]
public sealed class WorklistPage(TaskRows rows) : PageModel
{
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await rows.ReadAsync(cancellationToken);
}
