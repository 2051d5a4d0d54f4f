namespace Rueckkopplung.Storage.Steps;

/// <summary>Who began a step. People go before the house's own work.</summary>
public enum StepOrigin
{
    /// <summary>A signed-in person.</summary>
    Person,

    /// <summary>A reporter or another visitor without an account.</summary>
    Public,

    Timer,
    Signal,
    Continuation,
}
