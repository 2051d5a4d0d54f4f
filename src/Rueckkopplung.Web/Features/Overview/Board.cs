namespace Rueckkopplung.Web.Features.Overview;

/// <summary>Puts the open cases into their columns, those first that have waited longest.</summary>
public sealed class Board(BoardQuery query, BoardWords words)
{
    /// <summary>The board of one Quartier or all, of one column or all, with so many cards a column.</summary>
    public async Task<BoardView> ReadAsync(
        string? quartier, BoardColumn? only, int most, BoardDay today, CancellationToken cancellationToken)
    {
        var facts = await query.ReadAsync(quartier, cancellationToken);
        var columns = facts.Select(one => (Facts: one, Column: one.Column(today.Now)))
            .Where(one => one.Column is { } column && (only is null || only == column))
            .ToLookup(one => one.Column!.Value, one => one.Facts);
        var shown = columns.SelectMany(column => column.OrderBy(one => one.WaitsSince(column.Key, today.Now)).Take(most).Select(one => (column.Key, Facts: one))).ToList();
        var details = await query.DetailsAsync([.. shown.Select(one => one.Facts.Head.Id)], cancellationToken);
        var cards = shown.Select(one => words.Card(one.Facts, one.Key, details[one.Facts.Head.Id], today)).ToLookup(card => card.Column);

        return new BoardView(
            [.. Enum.GetValues<BoardColumn>().Where(column => only is null || only == column)
                .Select(column => new ColumnView(column, columns[column].Count(), [.. cards[column]]))],
            facts.Count);
    }
}

/// <summary>The columns, and how many cases are open at all.</summary>
public sealed record BoardView(IReadOnlyList<ColumnView> Columns, int Open)
{
    public int Missing => Columns.Sum(column => column.Total);
}

/// <summary>A column: how many stand in it, and the cards that are shown.</summary>
public sealed record ColumnView(BoardColumn Column, int Total, IReadOnlyList<BoardCard> Cards);
