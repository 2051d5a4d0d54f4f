using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.Versions;

/// <summary>The versions of a definition: who put them in force, when and why, and what each changed.</summary>
[ForRoles(Role.Admin, Role.SqmLead)]
public sealed class VersionsPage(VersionsReading reading, DifferenceWords words, IReaderSource readers) : PageModel
{
    private const int Size = 10;

    [FromRoute]
    public string DefinitionId { get; set; } = string.Empty;

    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    /// <summary>The version that was just put in force again.</summary>
    [FromQuery(Name = "zurueckgeholt")]
    public int? RolledBack { get; set; }

    public string Name { get; private set; } = string.Empty;

    public IReadOnlyList<VersionRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 1, _ => string.Empty);

    public DifferenceWords Words => words;

    /// <summary>Whether this person may put an older version in force again.</summary>
    public bool MayChange => readers.Current?.Role == Role.Admin;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Name = await reading.NameAsync(DefinitionId, cancellationToken);
        var page = Math.Clamp(Number, 1, 10_000);
        (Rows, var total) = await reading.PageAsync(DefinitionId, page, Size, cancellationToken);
        Paging = new Paging(page, Math.Max(1, (total + Size - 1) / Size), number => $"{PathOf(DefinitionId)}?seite={number}");
    }

    public static string PathOf(string definitionId) => $"/verwaltung/prozesse/{Uri.EscapeDataString(definitionId)}/versionen";
}
