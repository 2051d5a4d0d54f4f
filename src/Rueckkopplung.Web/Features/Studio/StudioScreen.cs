namespace Rueckkopplung.Web.Features.Studio;

/// <summary>One of the Studio's screens, as the host page shows it.</summary>
/// <param name="Element">The custom element of the package.</param>
/// <param name="Id">The definition or instance it opens, or null for a list.</param>
/// <param name="Subject">What the page's title says beside the screen.</param>
public sealed record StudioScreen(string Element, string? Id = null, string? Subject = null)
{
    public const string Definitions = "elsa-workflow-definition-list";
    public const string Editor = "elsa-workflow-definition-editor";
    public const string Instances = "elsa-workflow-instance-list";
    public const string Viewer = "elsa-workflow-instance-viewer";
}
