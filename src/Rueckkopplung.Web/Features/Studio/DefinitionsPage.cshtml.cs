using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Studio;

/// <summary>The list of definitions in Elsa Studio.</summary>
[ForRoles(Role.Admin, Role.SqmLead)]
[StudioPolicy]
public sealed class DefinitionsPage : PageModel;
