namespace Rueckkopplung.Cases;

/// <summary>Finds the numbers that are one slip away from what was typed; the check digits leave few of them.</summary>
public static class NumberGuesses
{
    private const int FewestDigits = 9;
    private const int MostDigits = 14;
    private const int CheckDigits = 2;

    /// <summary>The likeliest first; none when the text is a number, or nothing like one.</summary>
    public static IReadOnlyList<NumberGuess> Of(string? typed)
    {
        if (CaseNumber.Digits(typed) is not { Length: >= FewestDigits and <= MostDigits } digits || Find(digits) is not null)
            return [];

        return
        [
            .. Unchecked(digits).Concat(Swaps(digits)).Concat(Checks(digits)).Concat(Changes(digits)).Concat(Gaps(digits)).Concat(Extras(digits))
                .DistinctBy(guess => guess.Number),
        ];
    }

    // 2026-00042: year and running number, the check digits not typed
    private static IEnumerable<NumberGuess> Unchecked(string digits) =>
        digits.Length == FewestDigits && Completed(digits) is { } number
            ? [new NumberGuess(number, NumberSlip.NoCheckDigits, digits.Length + 1, "", $"{number.CheckDigits:D2}")]
            : [];

    private static IEnumerable<NumberGuess> Swaps(string digits)
    {
        for (var at = 0; at < digits.Length - 1; at++)
        {
            var pair = digits[at..(at + 2)];
            var turned = $"{pair[1]}{pair[0]}";
            if (turned != pair && Find(digits[..at] + turned + digits[(at + 2)..]) is { } number)
                yield return new NumberGuess(number, NumberSlip.Swapped, at + 1, pair, turned);
        }
    }

    private static IEnumerable<NumberGuess> Checks(string digits)
    {
        var payload = digits[..^CheckDigits];
        if (Completed(payload) is { } number)
            yield return new NumberGuess(number, NumberSlip.CheckDigits, payload.Length + 1, digits[^CheckDigits..], $"{number.CheckDigits:D2}");
    }

    private static IEnumerable<NumberGuess> Changes(string digits) =>
        from at in Enumerable.Range(0, digits.Length)
        from digit in "0123456789"
        where digit != digits[at]
        let number = Find(digits[..at] + digit + digits[(at + 1)..])
        where number is not null
        select new NumberGuess(number.Value, NumberSlip.WrongDigit, at + 1, digits[at..(at + 1)], digit.ToString());

    private static IEnumerable<NumberGuess> Gaps(string digits) =>
        from at in Enumerable.Range(0, digits.Length + 1)
        from digit in "0123456789"
        let number = Find(digits[..at] + digit + digits[at..])
        where number is not null
        select new NumberGuess(number.Value, NumberSlip.MissingDigit, at + 1, "", digit.ToString());

    private static IEnumerable<NumberGuess> Extras(string digits) =>
        from at in Enumerable.Range(0, digits.Length)
        let number = Find(digits[..at] + digits[(at + 1)..])
        where number is not null
        select new NumberGuess(number.Value, NumberSlip.ExtraDigit, at + 1, digits[at..(at + 1)], "");

    private static CaseNumber? Completed(string payload)
    {
        if (payload.Length is < FewestDigits or > MostDigits - CheckDigits)
            return null;

        var number = new CaseNumber(CaseNumber.Int(payload[..4]), CaseNumber.Int(payload[4..]));
        return number.ToDigits()[..^CheckDigits] == payload ? number : null;
    }

    private static CaseNumber? Find(string digits) => CaseNumber.Read(digits, out var number) == NumberFault.None ? number : null;
}
