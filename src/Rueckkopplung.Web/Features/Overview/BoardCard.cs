using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Overview;

/// <summary>One case on the board: who is missing since when, and what is known of it. A protected one has no title.</summary>
public sealed record BoardCard(
    CaseNumber Number, string? Title, string Language, string? Quartier, BoardColumn Column, string Who, IReadOnlyList<string> Lines);
