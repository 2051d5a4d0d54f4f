using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>What a person does in Elsa Studio, with the mouse and the keyboard.</summary>
internal sealed class StudioWindow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    public ILocator Dialog => Page.Locator("#studio-meldung[open]");

    /// <summary>Errors of the browser's console and calls to other hosts, since the last time somebody looked.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = complaints.ToList();
        complaints.Clear();
        return taken;
    }

    public ILocator Node(string name) => Page.Locator(".x6-node", new() { HasText = name }).First;

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

    /// <summary>The dialog „New workflow“.</summary>
    /// <returns>The id that the server gave.</returns>
    public async Task<string> CreateAsync(string name)
    {
        await Page.Locator(".mud-button-group-root button").First.ClickAsync();
        var dialog = Page.Locator(".mud-dialog");
        await dialog.Locator("input").First.FillAsync(name);
        await Page.Keyboard.PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Page.WaitForURLAsync("**/edit");
        await Canvas.WaitForAsync();
        return new Uri(Page.Url).Segments[^2].TrimEnd('/');
    }

    /// <summary>Drags an activity from the toolbox to the canvas.</summary>
    public async Task DragAsync(string activity, int left, int top)
    {
        var nodes = await Page.Locator(".x6-node").CountAsync();
        var search = Page.Locator("#studio input[placeholder=Suchen]");
        await search.FillAsync(activity);
        await search.PressAsync("Enter");
        var item = Page.Locator("#studio [draggable=true]").GetByText(activity, new() { Exact = true });
        await item.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await UntilAsync($"'{activity}' is on the shelf", async () =>
        {
            if (await item.IsVisibleAsync())
                return true;
            await Page.Locator(".mud-expand-panel:not(.mud-panel-expanded) .mud-expand-panel-header").First.ClickAsync(new() { Timeout = 1000 });
            await item.WaitForAsync(new() { Timeout = 1000 });
            return true;
        });
        await item.DragToAsync(Canvas, new() { TargetPosition = new() { X = left, Y = top } });
        await UntilAsync($"'{activity}' is drawn", async () => await Page.Locator(".x6-node").CountAsync() > nodes);
    }

    /// <summary>Draws an arrow from an outcome of one step to another step.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        await RestAsync();
        var start = (await Node(from).Locator($"[port='{outcome}']").First.BoundingBoxAsync())!;
        var end = (await Node(to).Locator("[port='In']").First.BoundingBoxAsync())!;
        var edges = await Page.Locator(".x6-edge").CountAsync();
        await Page.Mouse.MoveAsync(start.X + 12, start.Y + (start.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(start.X + 48, start.Y + 20, new() { Steps = 5 });
        await Page.Mouse.MoveAsync(end.X + (end.Width / 2), end.Y + (end.Height / 2), new() { Steps = 12 });
        await Page.Mouse.UpAsync();
        await UntilAsync($"the arrow from '{from}' to '{to}' is drawn", async () => await Page.Locator(".x6-edge").CountAsync() > edges);
    }

    /// <summary>Nothing is chosen: the handles of a chosen step lie over its outcomes.</summary>
    public async Task RestAsync()
    {
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await Canvas.ClickAsync(new() { Position = new() { X = 300, Y = 20 } });
        await Page.Locator(".x6-widget-transform").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Chooses a step; the panel below shows its inputs.</summary>
    public async Task ChooseAsync(string name, string firstInput)
    {
        await Node(name).ClickAsync();
        await Field(firstInput).WaitForAsync();
    }

    public ILocator Field(string label) => Page.Locator(".mud-input-control", new()
    {
        Has = Page.Locator("label", new() { HasTextRegex = Whole(label) }),
    }).First;

    public async Task TypeAsync(string label, string text)
    {
        await Field(label).Locator("input, textarea").First.FillAsync(text);
        await Page.Keyboard.PressAsync("Tab");
    }

    public async Task AddToListAsync(string label, string text)
    {
        var input = Field(label).Locator("input").First;
        await input.FillAsync(text);
        await input.PressAsync("Enter");
    }

    public async Task PickAsync(string label, string choice)
    {
        // the Studio draws its panel anew after each saving and closes what was open
        var option = Option(choice);
        await UntilAsync($"'{label}' offers '{choice}'", async () =>
        {
            if (await option.CountAsync() == 0)
                await Field(label).Locator(".mud-select-input, .mud-input-slot").First.ClickAsync(new() { Timeout = 2000 });
            await option.DispatchEventAsync("click", options: new() { Timeout = 2000 });
            return true;
        });
    }

    /// <summary>How an input is given: as a value, a variable, JavaScript.</summary>
    public async Task SyntaxAsync(string label, string syntax)
    {
        await Field(label).Locator("xpath=ancestor::*[.//*[contains(@class,'mud-menu')]][1]").Locator(".mud-menu button").First.ClickAsync();
        // long lists reach below the window
        await Option(syntax).DispatchEventAsync("click");
    }

    public async Task WriteScriptAsync(string script)
    {
        await Page.Locator(".monaco-editor:visible").First.ClickAsync();
        await Page.Keyboard.TypeAsync(script);
    }

    public Task TabAsync(string name) => Page.EvaluateAsync(
        "name => [...document.querySelectorAll('#studio .mud-tab')].find(tab => tab.textContent.trim() === name).click()", name);

    /// <summary>The cloud in the toolbar; the page asks for the reason.</summary>
    public async Task PublishAsync(string reason)
    {
        await Page.Locator("#studio button.mud-primary-text:visible").First.ClickAsync();
        await Dialog.Locator("textarea").FillAsync(reason);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Veröffentlichen" }).ClickAsync();
    }

    /// <summary>What the server has, read with this person's own rights.</summary>
    public async Task<JsonObject> ReadAsync(string path)
    {
        var answer = await Page.APIRequest.GetAsync($"/elsa/api{path}");
        return answer.Ok ? JsonNode.Parse(await answer.TextAsync())!.AsObject() : throw new InvalidOperationException($"{path}: {answer.Status}");
    }

    public Task<JsonObject> LatestAsync(string definitionId) =>
        ReadAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");

    /// <summary>Waits for what the Studio does by itself, as its saving after half a second.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        string? last = null;
        while (!limit.IsCancellationRequested)
        {
            try
            {
                if (await isSo())
                    return;
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                last = failure.Message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }

        Assert.Fail($"Never happened: {what}. {last}");
    }

    private static Regex Whole(string text) => new($"^\\s*{Regex.Escape(text)}\\s*\\*?\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private ILocator Option(string choice) => Page
        .Locator(".mud-popover-open .mud-menu-item, .mud-popover-open [class*=mud-list-item]").Filter(new() { HasTextRegex = Whole(choice) }).First;
}
