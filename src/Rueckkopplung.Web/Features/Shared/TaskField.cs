using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>One field of a task's form on the page.</summary>
/// <param name="Scope">Makes ids unique on the page.</param>
/// <param name="Field">The field of the definition.</param>
/// <param name="City">For units and categories.</param>
/// <param name="Today">Units that exist today.</param>
public sealed record TaskField(string Scope, JsonObject Field, CityDirectory City, DateOnly Today)
{
    public string Name => (string)Field["name"]!;

    /// <summary>The form was refused: the control has its name as id, so that the summary's link finds it.</summary>
    public bool IsSent { get; init; }

    public string Id => IsSent ? Name : $"f{Scope}-{Name}";

    public string Label => (string?)Field["label"] ?? Name;

    public string Kind => (string?)Field["type"] ?? "text";

    public string? Hint => (string?)Field["hint"];

    public bool IsRequired => Field["required"]?.GetValue<bool>() == true;

    public string? Audience => (string?)Field["audience"];

    public string Proposed => Field["value"]?.ToString() ?? "";

    public IReadOnlyList<FieldOption> Options => TaskForm.Options(Field, City, Today);
}
