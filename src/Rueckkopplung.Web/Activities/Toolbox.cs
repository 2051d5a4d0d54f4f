using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities;

/// <summary>The groups of the toolbox in Elsa Studio.</summary>
internal static class Toolbox
{
    public static LocalText Case { get; } = new("Vorgang", "Case");
    public static LocalText Tasks { get; } = new("Aufgaben", "Tasks");
    public static LocalText Messages { get; } = new("Nachrichten", "Messages");
    public static LocalText Flow { get; } = new("Ablauf", "Flow");
}
