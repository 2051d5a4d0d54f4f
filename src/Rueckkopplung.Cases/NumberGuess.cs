namespace Rueckkopplung.Cases;

/// <summary>What somebody probably did when a number does not fit its check digits.</summary>
public enum NumberSlip
{
    /// <summary>Two neighbours changed places.</summary>
    Swapped,

    /// <summary>The last two digits do not fit.</summary>
    CheckDigits,

    /// <summary>One digit is another one.</summary>
    WrongDigit,

    /// <summary>One digit was left out.</summary>
    MissingDigit,

    /// <summary>One digit is too many.</summary>
    ExtraDigit,

    /// <summary>The last two digits were left out.</summary>
    NoCheckDigits,
}

/// <summary>A number that may have been meant. Whether there is such a case is another question.</summary>
/// <param name="Number">The number.</param>
/// <param name="Slip">The one slip that leads from it to what was typed.</param>
/// <param name="Position">Which digit looks wrong, the first is 1; of two the left one.</param>
/// <param name="Typed">The digits there as they were typed; empty where one is missing.</param>
/// <param name="Right">The digits of <paramref name="Number"/> there; empty where one is too many.</param>
public sealed record NumberGuess(CaseNumber Number, NumberSlip Slip, int Position, string Typed, string Right);
