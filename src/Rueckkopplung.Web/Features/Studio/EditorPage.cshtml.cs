using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Studio;

/// <summary>A definition in Elsa Studio's editor; read only for who may not change it.</summary>
[ForRoles(Role.Admin, Role.SqmLead)]
[StudioPolicy]
public sealed class EditorPage(RueckkopplungDb db) : PageModel
{
    [FromRoute]
    public string DefinitionId { get; set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var latest = await db.Definitions.AsNoTracking()
            .Where(version => version.DefinitionId == DefinitionId && version.IsLatest)
            .Select(version => new { version.Name })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new MissingException("definition.exists", DefinitionId);
        Name = latest.Name ?? DefinitionId;
    }
}
