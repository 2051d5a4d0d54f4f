using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Starts another process of the case in the same transaction, after the burst.</summary>
/// <param name="DefinitionId">Null: the one that <see cref="IProcessAssignment"/> names for the case.</param>
public sealed record StartProcessEffect(
    string ActivityId, string? DefinitionId, Guid CaseId, IReadOnlyDictionary<string, JsonNode?> Input)
    : Effect(ActivityId);
