namespace Rueckkopplung.Cases;

/// <summary>Why a text is not a case number.</summary>
public enum NumberFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It does not look like one at all: probably a street or a word.</summary>
    NotANumber,

    /// <summary>Digits are missing or there are too many.</summary>
    Length,

    /// <summary>The check digits do not fit: a digit is wrong or two are swapped.</summary>
    CheckDigits,
}
