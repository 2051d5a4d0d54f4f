using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>What happened to a case while somebody filled in a form, oldest first.</summary>
public sealed record StaleNews(CaseView Case, IReadOnlyList<JournalRow> Rows)
{
    /// <summary>Null where the form is not behind.</summary>
    /// <param name="view">The case now.</param>
    /// <param name="seen">The revision at which the form was filled; null where none was sent.</param>
    public static StaleNews? Since(CaseView view, int? seen)
    {
        if (seen is not { } filled || filled >= view.File.Revision)
            return null;

        // each change of a fact is one event and one revision: the last n events are the n changes
        var rows = view.History.Where(row => CaseEvents.All.Contains(row.Event) && row.Event != CaseEvents.NoteAdded)
            .Take(view.File.Revision - filled).Reverse().ToList();
        return rows.Count == 0 ? null : new StaleNews(view, rows);
    }
}
