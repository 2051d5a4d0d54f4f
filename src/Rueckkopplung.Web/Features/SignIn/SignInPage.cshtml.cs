using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.SignIn;

/// <summary>Sign-in with name and password. Text typed into a session that was over comes back afterwards.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInPage(SignInDesk desk, Navigation menu, FormSeal seal, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>A demo account, chosen by its button.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = "zurueck")]
    public string? Back { get; set; }

    /// <summary>The sealed form of a lost session.</summary>
    [BindProperty(Name = "gesichert")]
    public string? Kept { get; set; }

    /// <summary>The demo accounts by group; empty outside demo mode.</summary>
    public IReadOnlyList<DemoGroup> DemoAccounts => desk.DemoAccounts;

    public void OnGet()
    {
        if (HttpContext.Items[typeof(KeptForm)] is not KeptForm form)
            return;

        Kept = seal.Seal(form);
        Back = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? form.Path;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var signedIn = Account is null ? await desk.SignInAsync(UserName, Password) : await desk.SignInDemoAsync(Account);
        if (signedIn is null)
        {
            Password = null;
            ModelState.Remove(nameof(Password));
            ModelState.AddModelError(nameof(UserName), texts["Refused"]);
            return Page();
        }
        if (seal.Open(Kept) is not { } form)
            return LocalRedirect(LocalPath.Or(Back, menu.Landing(signedIn.Role)));

        // the antiforgery token of the form that follows must belong to the person who has just come in
        HttpContext.User = await desk.PrincipalAsync(signedIn);
        return new ViewResult { ViewName = "/Features/SignIn/Continue.cshtml", ViewData = new ViewDataDictionary<KeptForm>(ViewData, form) };
    }
}
