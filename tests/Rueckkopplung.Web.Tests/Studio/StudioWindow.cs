using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>What a person does in Elsa Studio, with the mouse and the keyboard.</summary>
internal sealed class StudioWindow
{
    private readonly List<string> complaints = [];

    public StudioWindow(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        page.PageError += (_, failure) => complaints.Add(failure);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
                && !request.Url.Contains("//127.0.0.1:", StringComparison.Ordinal))
            {
                complaints.Add($"asked another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public ILocator Canvas => Page.Locator("svg.x6-graph-svg");

    /// <summary>Errors of the browser's console and calls to other hosts.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task OpenListAsync()
    {
        await Page.GotoAsync("/studio/workflows/definitions");
        await Page.Locator("tbody").GetByText("mangel", new() { Exact = true }).WaitForAsync();
    }

    public async Task OpenEditorAsync(string definitionId)
    {
        await Page.GotoAsync($"/studio/workflows/definitions/{definitionId}/edit");
        await Canvas.WaitForAsync();
        await Page.Locator(".mud-expand-panel").First.WaitForAsync();
    }

    public async Task OpenViewerAsync(string instanceId)
    {
        await Page.GotoAsync($"/studio/workflows/instances/{instanceId}/view");
        await Page.Locator(".x6-node").First.WaitForAsync();
    }

    public ILocator Field(string label) => Page.Locator(".mud-input-control", new()
    {
        Has = Page.Locator("label", new() { HasTextRegex = Whole(label) }),
    }).First;

    public Task TabAsync(string name) => Page.EvaluateAsync(
        "name => [...document.querySelectorAll('#studio .mud-tab')].find(tab => tab.textContent.trim() === name).click()", name);

    public async Task<JsonObject> ReadAsync(string path)
    {
        var answer = await Page.APIRequest.GetAsync($"/elsa/api{path}");
        return answer.Ok ? JsonNode.Parse(await answer.TextAsync())!.AsObject() : throw new InvalidOperationException($"{path}: {answer.Status}");
    }

    public Task<JsonObject> LatestAsync(string definitionId) =>
        ReadAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");

    private static Regex Whole(string text) => new($"^\\s*{Regex.Escape(text)}\\s*\\*?\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
