using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Features.Start;

/// <summary>Report, ask, or find a person to talk to.</summary>
[AllowAnonymous]
public sealed class StartPage : PageModel;
