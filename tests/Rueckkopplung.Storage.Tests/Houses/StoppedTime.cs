namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>A system whose time stands.</summary>
internal sealed class StoppedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
