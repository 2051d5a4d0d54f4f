namespace Rueckkopplung.Cases.Intake;

/// <summary>How fast a concern wants to be handled. Words in a text propose it, people decide it.</summary>
public enum Urgency
{
    /// <summary>May wait.</summary>
    Low,

    /// <summary>The ordinary case.</summary>
    Normal,

    /// <summary>Before the ordinary ones.</summary>
    High,

    /// <summary>Dangerous: today.</summary>
    Immediate,

    /// <summary>Life is in danger: 112 or 110, and a call to SQM.</summary>
    Emergency,
}
