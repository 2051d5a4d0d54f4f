namespace Rueckkopplung.Web.Scheduling;

/// <summary>Recurring work. Its plan, pause and last result stand in the database; one that was missed is done once, late.</summary>
public interface ISeries
{
    /// <summary>Key of its row and of its text.</summary>
    string Name { get; }

    /// <summary>Quartz's seven fields, in Europe/Berlin; the row's own wins once it is there.</summary>
    string Cron { get; }

    /// <summary>Does one occurrence inside the step.</summary>
    /// <param name="step">Services of the step.</param>
    /// <param name="span">The occurrence before this one, and this one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The result in a few words, for the page.</returns>
    Task<string> RunAsync(
        IServiceProvider step, (DateTimeOffset Since, DateTimeOffset Occurrence) span, CancellationToken cancellationToken);
}
