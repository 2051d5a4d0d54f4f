using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Features.Errors;

/// <summary>Says what went wrong and what to do now; never what the machine said.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed partial class ErrorPage(ILogger<ErrorPage> log) : PageModel
{
    private static readonly string[] Known = ["400", "403", "404", "409", "410", "413", "429", "500", "503"];

    /// <summary>Which words it shows.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>Where the person wanted to go.</summary>
    public string? Path { get; private set; }

    /// <summary>Finds the failure in the log; only where there is one.</summary>
    public string? Reference { get; private set; }

    public void OnGet(int code)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var repeated = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var status = failure is null ? code : Response.StatusCode;
        Response.StatusCode = status;
        Kind = Known.FirstOrDefault(known => known == $"{status}") ?? (status < 500 ? "400" : "500");
        Path = failure?.Path ?? (repeated is null ? null : $"{repeated.OriginalPath}{repeated.OriginalQueryString}");
        if (status < StatusCodes.Status500InternalServerError)
            return;

        Reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        LogShown(Reference, status);
    }

    [LoggerMessage(LogLevel.Error, "Error page shown with reference {Reference}, status {Status}")]
    private partial void LogShown(string reference, int status);
}
