using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Rueckkopplung.Web.Shared;

/// <summary>What a person typed, for controls that are written by hand.</summary>
public static class TypedText
{
    /// <summary>The typed text of a field, or null when nothing came with the request.</summary>
    public static string? Typed(this ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;
}
