using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>The instances of a case, and one of them drawn.</summary>
public sealed record CaseDrawing(IReadOnlyList<CaseRun> Runs, CaseRun? Current)
{
    public static CaseDrawing None { get; } = new([], null);

    /// <summary>The definition first, then each step with steps inside that was entered; empty where it cannot be drawn.</summary>
    internal IReadOnlyList<Picture> Pictures { get; init; } = [];
}

/// <summary>An instance of a case: which definition, which version, and whether it goes on.</summary>
public sealed record CaseRun(Guid Id, string DefinitionId, string VersionId, int Version, string Name, bool IsRunning);

/// <summary>What is known of a case: its journal, its open tasks, what went wrong.</summary>
internal sealed record CaseRecord(IReadOnlyList<JournalRow> Rows, IReadOnlyList<HumanTask> Open, IReadOnlyList<IncidentRow> Incidents);
