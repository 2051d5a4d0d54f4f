using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Features.Verwaltung.Routing;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Processes;

/// <summary>Which definition serves which kind and category, and from when on.</summary>
[ForRoles(Role.Admin)]
public sealed class ProcessesPage(IMediator mediator, RueckkopplungDb db, CityToday cities, RoutingChoices choices) : PageModel, IShownAgain
{
    [BindProperty]
    public string? Kind { get; set; } = "*";

    [BindProperty]
    public string? Category { get; set; } = "*";

    [BindProperty]
    public string? DefinitionId { get; set; }

    [BindProperty]
    public string? ValidFrom { get; set; }

    /// <summary>What was done last, for the note on top.</summary>
    [FromQuery(Name = "getan")]
    public string? Done { get; set; }

    public RoutingChoices Choices => choices;

    public CityDirectory City { get; private set; } = null!;

    public IReadOnlyList<ServedRow> Rows { get; private set; } = [];

    public IReadOnlyList<ServingDefinition> Definitions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DefinitionChoices =>
    [
        new SelectListItem("–", string.Empty),
        .. Definitions.Select(one => new SelectListItem($"{one.Name} (v{one.Version})", one.DefinitionId)),
    ];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new AssignProcess.Command(Kind, Category, DefinitionId, ValidFrom), cancellationToken);
        return RedirectToPage(new { getan = "assigned" });
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? row, CancellationToken cancellationToken)
    {
        await mediator.Send(new UnassignProcess.Command(ServedRow.Parse(row)), cancellationToken);
        return RedirectToPage(new { getan = "unassigned" });
    }

    public async Task<IActionResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        (City, var today) = await cities.AskAsync(cancellationToken);
        Definitions = await db.ServingAsync(cancellationToken);
        var rows = await ProcessAssignment.ReadAsync(db, cancellationToken);
        Rows =
        [
            .. rows.OrderBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Category == "*").ThenBy(row => row.Category, StringComparer.Ordinal)
                .ThenByDescending(row => row.ValidFrom)
                .Select(row => new ServedRow(row, StateOf(row, rows, today), Definitions.FirstOrDefault(one => one.DefinitionId == row.DefinitionId))),
        ];
        return Page();
    }

    private static ServedState StateOf(ProcessRow row, IReadOnlyList<ProcessRow> rows, DateOnly today)
    {
        if (row.ValidFrom > today)
            return ServedState.Coming;

        var later = rows.Any(other => (other.Kind, other.Category) == (row.Kind, row.Category)
            && other.ValidFrom <= today && (row.ValidFrom is null || other.ValidFrom > row.ValidFrom));
        return later ? ServedState.Replaced : ServedState.InForce;
    }
}

/// <summary>Whether a row of the setting counts today.</summary>
public enum ServedState
{
    InForce,
    Coming,
    Replaced,
}

/// <summary>A row of the setting as the page shows it.</summary>
/// <param name="Row">The row.</param>
/// <param name="State">Whether it counts today.</param>
/// <param name="Definition">Null: it is no longer published.</param>
public sealed record ServedRow(ProcessRow Row, ServedState State, ServingDefinition? Definition)
{
    /// <summary>The row as a form sends it back.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Row.Kind}|{Row.Category}|{Row.DefinitionId}|{Row.ValidFrom:yyyy-MM-dd}");

    public static ProcessRow Parse(string? key) => key?.Split('|') is [var kind, var category, var definition, var day]
        ? new ProcessRow(kind, category, definition, DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : null)
        : new ProcessRow(string.Empty, string.Empty, string.Empty);
}
