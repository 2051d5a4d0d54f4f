using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Features.Start;

public sealed class StartPage : PageModel;
