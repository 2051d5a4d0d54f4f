using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Runs workflows in memory. Pure: no I/O, no clock. Thread-safe.</summary>
/// <param name="catalogue">The activities that definitions may use.</param>
/// <param name="evaluators">Further expression languages, for example Handlebars.</param>
public sealed class WorkflowEngine(ActivityCatalogue catalogue, IEnumerable<IExpressionEvaluator>? evaluators = null)
{
    /// <summary>The activities that definitions may use.</summary>
    public ActivityCatalogue Catalogue { get; } = catalogue;

    /// <summary>Further expression languages.</summary>
    internal IReadOnlyList<IExpressionEvaluator> Evaluators { get; } = [.. evaluators ?? []];

    /// <summary>Makes a definition ready to run.</summary>
    /// <exception cref="DefinitionFormatException">It cannot run here; the sentence says why.</exception>
    public CompiledWorkflow Compile(WorkflowDefinition definition, IDefinitionSource source) =>
        throw new NotSupportedException();

    /// <summary>Begins an instance.</summary>
    public BurstResult Start(CompiledWorkflow workflow, StartRequest request, BurstHost host) =>
        throw new NotSupportedException();

    /// <summary>Goes on with an instance. The state handed in is not changed.</summary>
    /// <exception cref="BookmarkNotFoundException">The bookmark is not open (any more); nothing happened.</exception>
    public BurstResult Resume(
        CompiledWorkflow workflow, WorkflowState state, ResumeRequest request, BurstHost host) =>
        throw new NotSupportedException();
}

/// <summary>A bookmark or incident that is not open (any more).</summary>
public sealed class BookmarkNotFoundException(string message) : Exception(message);
