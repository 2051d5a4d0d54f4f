using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>Reads what the page behind a code shows, in a scope of its own: the layout keeps its reader.</summary>
public sealed class ReporterPages(IServiceScopeFactory scopes)
{
    /// <summary>Null: no case has this code.</summary>
    public async Task<ReporterView?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<FollowUpQuery>().FindAsync(code, cancellationToken);
        return found is null
            ? null
            : new ReporterView(found, await HistoryAsync(scope.ServiceProvider, found, cancellationToken));
    }

    private static async Task<IReadOnlyList<JournalRow>> HistoryAsync(
        IServiceProvider scope, FollowUpView found, CancellationToken cancellationToken)
    {
        var id = found.File.Id;
        return await scope.GetRequiredService<RueckkopplungDb>().Journal.AsNoTracking()
            .Where(row => row.CaseId == id && row.Kind == JournalKind.Case)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>A case as its reporter sees it, and what happened to it.</summary>
/// <param name="Found">The case; show only public parts of it.</param>
/// <param name="History">Its events, oldest first; the page shows the public ones.</param>
public sealed record ReporterView(FollowUpView Found, IReadOnlyList<JournalRow> History);
