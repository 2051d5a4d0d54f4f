using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Studio.Toolbox;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>What a definition is checked against.</summary>
/// <param name="City">Whose units, Quartiere and Fristprofile it may name.</param>
/// <param name="IsKnownType">Whether there is such an activity.</param>
/// <param name="Others">Definitions that it may use.</param>
internal sealed record CheckGround(CityDirectory City, Func<string, bool> IsKnownType, IDefinitionSource Others);

/// <summary>The ground as it is in this step.</summary>
internal sealed class CheckGrounds(RueckkopplungDb db, DefinitionStore store, ToolboxReads toolbox, CityLibrary cities)
{
    public async Task<CheckGround> NowAsync(CancellationToken cancellationToken) => new(
        await cities.CurrentAsync(db, cancellationToken),
        await toolbox.KnownTypesAsync(cancellationToken),
        await store.InForceAsync(cancellationToken));
}

/// <summary>Something about a definition that people must or should mend.</summary>
/// <param name="Blocks">It may not come into force like this.</param>
/// <param name="Code">Key of the sentence.</param>
/// <param name="Activity">The name of the activity; null = the whole definition.</param>
/// <param name="Sentence">What, why, what now.</param>
internal sealed record Finding(bool Blocks, string Code, string? Activity, string Sentence);
