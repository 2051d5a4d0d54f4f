using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Lets deadlines that run follow a change of their Fristprofil, or keeps them. Scoped in the step.</summary>
public interface IRunningDeadlines
{
    /// <summary>Before the changes are written: moves what runs, or keeps it, as each of them says.</summary>
    /// <returns>How many tasks were moved.</returns>
    Task<int> FollowAsync(IReadOnlyList<ProfileChange> changes, CancellationToken cancellationToken);

    /// <summary>What a change would move, after the changes that are planned before it; nothing is written.</summary>
    Task<ProfileEffect> PreviewAsync(ProfileChange change, CancellationToken cancellationToken);
}

/// <summary>What a change of a Fristprofil moves.</summary>
/// <param name="Running">Open deadlines of the profile.</param>
/// <param name="Moved">Those that get another date.</param>
/// <param name="IntoThePast">Those among them whose new date is over already.</param>
/// <param name="Reminded">Those that keep their date and get other reminders or escalations.</param>
public sealed record ProfileEffect(int Running, int Moved, int IntoThePast, int Reminded);
