using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Features.SignIn;

/// <summary>Ends the session.</summary>
[AllowAnonymous]
public sealed class SignOutPage(SignInDesk desk) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await desk.SignOutAsync();
        return LocalRedirect("/");
    }
}
