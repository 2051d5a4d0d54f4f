using Microsoft.Extensions.Localization;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>
/// Each night at 00:05: changes of Fristprofile that hold from today on come into force. Deadlines that run follow, if the
/// change says so.
/// </summary>
internal sealed class ProfileChanges(IStringLocalizer<DeadlinesTexts> texts) : ISeries
{
    public string Name => "profiles";

    public string Cron => "0 5 0 * * ?";

    public async Task<string> RunAsync(
        IServiceProvider step, (DateTimeOffset Since, DateTimeOffset Occurrence) span, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var city = await step.GetRequiredService<CityLibrary>().CurrentAsync(db, cancellationToken);
        var planned = step.GetRequiredService<PlannedProfiles>();
        var due = await planned.TakeAsync(city.Calendar.DayOf(span.Occurrence), span.Occurrence, cancellationToken);
        foreach (var change in due)
        {
            await step.GetRequiredService<IRunningDeadlines>().FollowAsync([change], cancellationToken);
            await planned.ApplyAsync(change, cancellationToken);
        }

        return texts["Profiles.Result", due.Count];
    }
}
