namespace Rueckkopplung.Web.Pipeline;

/// <summary>A definition that may not be put in force: one sentence a fault.</summary>
internal sealed class ChecksFailedException(IReadOnlyList<string> sentences) : Exception(string.Join(' ', sentences))
{
    public IReadOnlyList<string> Sentences { get; } = sentences;
}
