using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Studio;

/// <summary>An instance in Elsa Studio's viewer, drawn on the version it runs on.</summary>
[ForRoles(Role.Admin, Role.SqmLead)]
[StudioPolicy]
public sealed class ViewerPage(RueckkopplungDb db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Name { get; private set; } = string.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var instance = await db.Instances.AsNoTracking().Where(one => one.Id == Id)
            .Select(one => new { one.DefinitionId, one.Version })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new MissingException("instance.exists", Id);
        Name = $"{instance.DefinitionId} v{instance.Version}";
    }
}
