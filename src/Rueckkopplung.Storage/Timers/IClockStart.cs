namespace Rueckkopplung.Storage.Timers;

/// <summary>Ends the pause of a case whose time is over. Scoped in the step.</summary>
public interface IClockStart
{
    Task StartAsync(Guid caseId, CancellationToken cancellationToken);
}
