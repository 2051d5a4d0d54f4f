using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Features.Legal;

/// <summary>A page of the footer; its words are in LegalTexts.</summary>
[AllowAnonymous]
public sealed class ImprintPage : PageModel;
