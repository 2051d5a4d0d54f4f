using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Cases;

/// <summary>Hands out case numbers, one after another within a year of the house. Scoped in the step.</summary>
public sealed class CaseNumbers(StepScope scope)
{
    public async Task<CaseNumber> NextAsync(CancellationToken cancellationToken)
    {
        var year = TimeZoneInfo.ConvertTime(scope.Now, HouseClock.Berlin).Year;
        var last = await scope.Sql.QueryAsync(
            """
            insert into case_numbers (year, last) values (@year, 1)
            on conflict (year) do update set last = case_numbers.last + 1 returning last
            """,
            row => row.Number(0),
            cancellationToken,
            ("year", year));
        return new CaseNumber(year, last[0]);
    }
}
