namespace Rueckkopplung.Storage.Steps;

/// <summary>Does or checks something at the end of every step, before its commit. Scoped; in order of registration.</summary>
internal interface IStepEnding
{
    Task EndAsync(CancellationToken cancellationToken);
}
