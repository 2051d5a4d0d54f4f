using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Overview;

/// <summary>„Wer fehlt?“: each open case that waits for somebody, once, in the first column that fits.</summary>
[ForRoles(Role.SqmLead, Role.Sqm, Role.Qe, Role.Dezernat, Role.Leadership)]
public sealed class OverviewPage(RueckkopplungDb db, CityLibrary cities, HouseClock clock, IReaderSource readers, Board board) : PageModel
{
    private const int MostInBoard = 12;
    private const int MostInColumn = 500;

    [FromQuery(Name = "quartier")]
    public string? QuartierCode { get; set; }

    [FromQuery(Name = "spalte")]
    public string? ColumnName { get; set; }

    /// <summary>The one column that is shown in full; null shows the board.</summary>
    public BoardColumn? Only => Enum.TryParse<BoardColumn>(ColumnName, ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : null;

    public IReadOnlyList<Quartier> Quartiere { get; private set; } = [];

    /// <summary>The chosen Quartier's notice list is for this reader.</summary>
    public bool HasNotices => QuartierCode is not null && readers.Current?.Role is Role.Sqm or Role.SqmLead or Role.Qe;

    public BoardView View { get; private set; } = new([], 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var city = await cities.CurrentAsync(db, cancellationToken);
        Quartiere = reader.Role == Role.Qe ? [.. city.Quartiere.Where(quartier => reader.Quartiere.Contains(quartier.Code))] : city.Quartiere;
        if (Quartiere.All(quartier => quartier.Code != QuartierCode))
            QuartierCode = null;

        View = await board.ReadAsync(
            QuartierCode, Only, Only is null ? MostInBoard : MostInColumn, new BoardDay(clock.GetUtcNow(), city), cancellationToken);
    }
}
