namespace Rueckkopplung.Storage.Steps;

/// <summary>Answers a repeated request with the answer it had. Scoped in the step.</summary>
public interface IInbox
{
    /// <summary>Claims the key, or hands back what was answered before.</summary>
    /// <returns>Null: new, go on and call <see cref="AnswerAsync"/>.</returns>
    Task<InboxRow?> ClaimAsync(string source, string key, string? requestHash, CancellationToken cancellationToken);

    Task AnswerAsync(string source, string key, string result, CancellationToken cancellationToken);
}
