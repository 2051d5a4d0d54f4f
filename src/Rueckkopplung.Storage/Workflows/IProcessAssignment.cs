namespace Rueckkopplung.Storage.Workflows;

/// <summary>Which definition serves a case, as <i>Verwaltung</i> has set it.</summary>
public interface IProcessAssignment
{
    Task<string> DefinitionForAsync(Guid caseId, object? subject, CancellationToken cancellationToken);
}
