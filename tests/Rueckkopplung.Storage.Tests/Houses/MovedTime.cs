namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>The system's time, moved by the test.</summary>
internal sealed class MovedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
