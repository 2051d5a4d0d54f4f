namespace Rueckkopplung.Cases.Intake;

/// <summary>The two kinds of concern; while nobody has decided, a case has none.</summary>
public enum ConcernKind
{
    /// <summary>Something is broken, dirty or dangerous and has to be put right.</summary>
    Mangel,

    /// <summary>Something is missing: the answer is a concept, not a repair.</summary>
    Bedarf,
}
