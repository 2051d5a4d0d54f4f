using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>In demo mode an empty house begins where the demo city's history ends, and its clock runs on from there.</summary>
internal sealed class DemoClock(ClockMover clock, IServiceScopeFactory scopes, IConfiguration configuration) : IOpeningStep
{
    /// <summary>Monday 23 November 2026, 9:00 in Berlin.</summary>
    public static DateTimeOffset EndOfHistory { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || await HasCasesAsync(cancellationToken))
            return;

        await clock.StandAtAsync(EndOfHistory, cancellationToken);
        await clock.RunOnAsync(cancellationToken);
    }

    private async Task<bool> HasCasesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        return await db.Cases.AnyAsync(cancellationToken);
    }
}
