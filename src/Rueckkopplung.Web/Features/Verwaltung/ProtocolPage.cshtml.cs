using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>Who changed what in Verwaltung, newest first.</summary>
[ForRoles(Role.Admin)]
public sealed class ProtocolPage(ProtocolReading protocol) : PageModel
{
    private const int Size = 50;

    /// <summary>Only rows older than this one.</summary>
    [FromQuery(Name = "vor")]
    public long? Before { get; set; }

    public IReadOnlyList<ProtocolRow> Rows { get; private set; } = [];

    /// <summary>Where older rows begin; null = there are none.</summary>
    public long? Older => Rows.Count == Size ? Rows[^1].Id : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await protocol.RowsAsync(null, Before, Size, cancellationToken);
}
