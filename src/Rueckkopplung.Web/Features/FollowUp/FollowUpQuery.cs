using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>What the page behind a code shows: the reporter's own case, without anything internal.</summary>
public sealed class FollowUpQuery(RueckkopplungDb db, CityLibrary cities, HouseClock clock)
{
    /// <summary>Null: no case has this code. As slow as a hit.</summary>
    public async Task<FollowUpView?> FindAsync(string code, CancellationToken cancellationToken)
    {
        // the code is the key: whoever holds it reads this one case
        db.Reader = Reader.House;
        var parsed = FollowUpCode.Parse(code) ?? FollowUpCode.Parse("0000000000000000")!.Value;
        var city = await cities.CurrentAsync(db, cancellationToken);
        var id = await db.FindCaseIdAsync(parsed, cancellationToken) ?? Guid.Empty;
        var file = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (file is null)
            return null;

        return new FollowUpView(file, city, FollowUpDesk.IsOver(file, city, clock.GetUtcNow()));
    }
}

/// <summary>A case as its reporter sees it.</summary>
/// <param name="File">Show only public parts of it.</param>
/// <param name="City">Names of units and dates.</param>
/// <param name="IsOver">The link is over: 410, nothing else is shown.</param>
public sealed record FollowUpView(CaseFile File, CityDirectory City, bool IsOver)
{
    /// <summary>The answer that ended the waiting in this round, if it was given.</summary>
    public Answer? Answer => File.CurrentAnswers.LastOrDefault(answer => answer.EndsTheWaiting && answer.IsGiven);

    /// <summary>Until when „Hat das geholfen?“ can be said.</summary>
    public DateTimeOffset? FeedbackUntil => File.FeedbackUntil(City);
}
