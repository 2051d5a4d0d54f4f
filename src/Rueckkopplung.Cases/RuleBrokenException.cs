using System.Globalization;

namespace Rueckkopplung.Cases;

/// <summary>A refusal: nothing has changed. People read the sentence that belongs to the code.</summary>
public sealed class RuleBrokenException(string code, object? subject, params object?[] values)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The rule '{code}' does not hold for '{subject}'."))
{
    /// <summary>The key of the sentence, for example <c>case.is-open</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What the rule was asked about: placeholder {0} of the sentence.</summary>
    public string Subject { get; } = Convert.ToString(subject, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Placeholders {1}, {2} … of the sentence.</summary>
    public IReadOnlyList<object?> Values { get; } = values;
}
