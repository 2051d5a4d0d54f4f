using System.Globalization;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>The sentence of a refusal in the visitor's language: what, why, what now.</summary>
public sealed class RefusalWords(IStringLocalizer<Rules> rules)
{
    private const string Unknown = "refusal.unknown";

    /// <summary>The rule's sentence with its values.</summary>
    public string For(RuleBrokenException refusal) => For(refusal.Code, [refusal.Subject, .. refusal.Values.Select(Readable)]);

    /// <summary>The sentence at a field; {0} is its label.</summary>
    public string For(FieldFault fault) => For(fault.Code, [fault.Label]);

    /// <summary>The sentence of a code; {0} and so on are the values.</summary>
    public string For(string code, params object?[] values)
    {
        var found = rules[code, values!];
        return found.ResourceNotFound ? rules[Unknown, code] : found.Value;
    }

    private static object? Readable(object? value) => value switch
    {
        DateTimeOffset instant => instant.ToString("dddd, d. MMMM yyyy", CultureInfo.CurrentCulture),
        DateOnly day => day.ToString("dddd, d. MMMM yyyy", CultureInfo.CurrentCulture),
        _ => value,
    };
}
