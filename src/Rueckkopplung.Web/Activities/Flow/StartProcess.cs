using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Flow;

/// <summary>
/// Ends this process and begins another one of the case in the same transaction: a named one, or the one that Verwaltung
/// names for kind and category.
/// </summary>
public sealed class StartProcess : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.StartProcess",
        Category = Toolbox.Flow,
        DisplayName = new LocalText("Ablauf beginnen", "Start a process"),
        Description = new LocalText(
            "Beendet diesen Ablauf und beginnt den nächsten. Leer: den, der in der Verwaltung für Art und Kategorie steht.",
            "Ends this process and begins the next one. Empty: the one set for kind and category."),
        IsTerminal = true,
        ClosesCase = true,
        Inputs =
        [
            Text("Process", "Ablauf", "Process") with { UiHint = UiHints.WorkflowPicker },
            Text("Reason", "Grund", "Reason"),
        ],
    };

    public override void Execute(ActivityContext context)
    {
        var process = context.Get<string>("Process");
        var input = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["grund"] = context.Get<string>("Reason") ?? string.Empty,
        };
        context.Effect(new StartProcessEffect(
            context.ActivityId, string.IsNullOrEmpty(process) ? null : process, Subject(context).File.Id, input));
        context.Complete();
    }
}
