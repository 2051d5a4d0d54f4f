using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Storage.Checking;

/// <summary>Checks the invariants of the house over all rows. It only reads, also beside a running server.</summary>
public sealed class DbCheck
{
    private const int Page = 200;
    private readonly IDatabase database;

    internal DbCheck(IDatabase configured) => database = configured;

    /// <summary>One sentence for each violation; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
        {
            foreach (var rule in CheckRules.All)
            {
                violations.AddRange(await sql.QueryAsync(
                    rule.Sql,
                    row => $"{rule.Name}: {(rule.IsId ? row.Id(0).ToString() : row.Text(0))}",
                    cancellationToken));
            }
        }

        violations.AddRange(await CheckCasesAsync(cancellationToken));
        return violations;
    }

    // statuses are derived: the stored one must be what the facts say
    private async Task<List<string>> CheckCasesAsync(CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        await using var db = database.OpenReading();
        db.Reader = Reader.House;
        for (var seen = 0; ; seen += Page)
        {
            var files = await db.Cases.Whole().OrderBy(file => file.Id).Skip(seen).Take(Page)
                .ToListAsync(cancellationToken);
            violations.AddRange(files.SelectMany(Violations));
            if (files.Count < Page)
                return violations;
        }
    }

    private static IEnumerable<string> Violations(CaseFile file)
    {
        var derived = CaseStatuses.Derive(file);
        if (derived != file.Status)
            yield return $"case-status-is-derived: {file.Number} is stored as {file.Status}, its facts say {derived}";
        if (file.ClosedAt is not null && file.AnsweredAt is null && file.ClosedAs != ClosedAs.Abuse)
            yield return $"closed-case-has-an-answer: {file.Number}";
    }
}
