using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Shared;
using Rueckkopplung.Web.Studio.Definitions;
using Rueckkopplung.Workflows.Comparing;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Verwaltung.Versions;

/// <summary>Shows what becomes different when an older version comes back, and brings it back.</summary>
[ForRoles(Role.Admin)]
public sealed class RollBackPage(IMediator mediator, VersionsReading reading, DifferenceWords words, RueckkopplungDb db) : PageModel, IShownAgain
{
    [BindProperty(SupportsGet = true)]
    public string DefinitionId { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version in force that the person saw.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    public string Name { get; private set; } = string.Empty;

    public int? InForce { get; private set; }

    public IReadOnlyList<DefinitionChange> Changes { get; private set; } = [];

    /// <summary>How many cases run on this process; they keep their version.</summary>
    public int Running { get; private set; }

    public DifferenceWords Words => words;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await mediator.Send(new RollBackDefinition.Command(DefinitionId, Number, Reason, Seen), cancellationToken);
        return LocalRedirect($"{VersionsPage.PathOf(DefinitionId)}?zurueckgeholt={number}");
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        Name = await reading.NameAsync(DefinitionId, cancellationToken);
        (InForce, Changes) = await reading.PreviewAsync(DefinitionId, Number, cancellationToken);
        Running = await db.Instances.CountAsync(
            instance => instance.DefinitionId == DefinitionId && instance.Status == WorkflowStatus.Running, cancellationToken);
        return Page();
    }
}
