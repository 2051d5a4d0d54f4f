using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.FollowUp;

/// <summary>Opens the case behind a code for the reporter's commands.</summary>
internal sealed class FollowUpDesk(RueckkopplungDb db, StepScope scope, CityLibrary cities)
{
    /// <exception cref="MissingException"><c>follow-up.exists</c>: no case has this code.</exception>
    /// <exception cref="LinkOverException">The time to take it up again is over.</exception>
    public async Task<(CaseFile File, CityDirectory City)> OpenAsync(string code, CancellationToken cancellationToken)
    {
        scope.ActAs(Actor.Reporter);
        // a text that is no code costs the same look-up, so that nobody learns from the time
        var parsed = FollowUpCode.Parse(code) ?? FollowUpCode.Parse("0000000000000000")!.Value;
        var city = await cities.CurrentAsync(db, cancellationToken);
        if (await db.FindCaseIdAsync(parsed, cancellationToken) is not { } id)
            throw new MissingException("follow-up.exists");

        var file = await db.CaseAsync(id, cancellationToken);
        return IsOver(file, city, scope.Now) ? throw new LinkOverException() : (file, city);
    }

    /// <summary>90 days after closing the link is over.</summary>
    public static bool IsOver(CaseFile file, CityDirectory city, DateTimeOffset now) =>
        file.ClosedAt is { } closed && now > city.Due(ProfileSteps.Reopen, file.CategoryCode, closed).Instant;
}

/// <summary>The page behind the code is over: 410.</summary>
public sealed class LinkOverException() : Exception("The link is over.");
