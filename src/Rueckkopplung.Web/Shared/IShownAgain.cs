using Microsoft.AspNetCore.Mvc;

namespace Rueckkopplung.Web.Shared;

/// <summary>A page that can be shown again after a refused post, with all that was typed.</summary>
public interface IShownAgain
{
    /// <summary>Loads what the page shows, as its GET does. The sentence is in ModelState already.</summary>
    Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken);
}
