using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Time;

/// <summary>
/// Gives each step its time. Within <see cref="Moving"/> a step first sets the clock, so that the clock is committed with
/// the effects of what was due then.
/// </summary>
internal sealed class ClockTable(IDatabase database, HouseClock clock)
{
    private static readonly AsyncLocal<DateTimeOffset?> Moving = new();

    /// <summary>From here on, in this flow, steps happen at this instant.</summary>
    public static void MoveTo(DateTimeOffset? instant) => Moving.Value = instant;

    public async Task BeginAsync(
        StepScope scope, SqlConnection sql, StepOrigin origin, CancellationToken cancellationToken)
    {
        var times = await database.NowAsync(sql, cancellationToken);
        // what is overdue happens now: a running clock may have passed the instant since it was read
        if (Moving.Value is not { } instant || instant <= times.House)
        {
            scope.Begin(sql, origin, times);
            return;
        }

        scope.Begin(sql, origin, times with { House = instant });
        await SetAsync(scope, instant, instant, cancellationToken);
    }

    /// <summary>Sets the clock with the step's commit.</summary>
    /// <param name="standsAt">Null: it runs on from the instant.</param>
    public async Task SetAsync(
        StepScope scope, DateTimeOffset instant, DateTimeOffset? standsAt, CancellationToken cancellationToken)
    {
        var offset = instant - scope.SystemNow;
        await scope.Sql.ExecuteAsync(
            "update clock set offset_ticks = @offset, stands_at = @stands where id = 1",
            cancellationToken,
            ("offset", offset.Ticks), ("stands", standsAt));
        scope.Now = instant;
        scope.AfterCommit(() => clock.Set(offset, standsAt));
    }

    /// <summary>Reads the clock as it was left, before the first step.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
        {
            var rows = await sql.QueryAsync(
                "select offset_ticks, stands_at from clock where id = 1",
                row => (Offset: row.Long(0), StandsAt: row.InstantOrNull(1)),
                cancellationToken);
            clock.Set(TimeSpan.FromTicks(rows[0].Offset), rows[0].StandsAt);
        }
    }
}
