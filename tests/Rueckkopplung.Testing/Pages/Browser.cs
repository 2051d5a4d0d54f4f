using System.Text.Json;
using Microsoft.Playwright;

namespace Rueckkopplung.Testing.Pages;

/// <summary>Debian's Chromium, one for a test class. It needs no download.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, this.chromium) = (playwright, chromium);

    public static async Task<Browser> OpenAsync()
    {
        var driver = await Playwright.CreateAsync();
        var started = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Flags });
        return new Browser(driver, started);
    }

    /// <summary>A window with cookies of its own.</summary>
    /// <param name="house">The address of the house.</param>
    /// <param name="width">Its width.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="height">Its height.</param>
    /// <param name="keepsPolicy">Whether the house's own policy for scripts holds; axe cannot look then.</param>
    public async Task<IPage> WindowAsync(Uri house, int width = 1280, bool script = true, int height = 900, bool keepsPolicy = false)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            // axe is injected; the house's own policy is held by a test of its headers
            BypassCSP = !keepsPolicy,
        });
        return await context.NewPageAsync();
    }

    public static async Task SignInAsync(IPage window, string userName)
    {
        await window.GotoAsync("/anmelden");
        await window.FillAsync("#UserName", userName);
        await window.FillAsync("#Password", "rueckkopplung");
        await window.ClickAsync("main form button[type=submit] >> nth=0");
        await window.WaitForURLAsync(address => !address.Contains("/anmelden", StringComparison.Ordinal));
    }

    /// <summary>What axe-core finds (WCAG 2.0 to 2.2, A and AA, and best practice), one line a finding.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage window)
    {
        if (!await window.EvaluateAsync<bool>("() => 'axe' in window"))
            await window.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Path.Combine(AppContext.BaseDirectory, "axe.min.js") });
        var result = await window.EvaluateAsync<JsonElement>("async () => await axe.run(document, { resultTypes: ['violations'], preload: false })");
        if (result.GetProperty("passes").GetArrayLength() == 0)
            throw new InvalidOperationException($"axe looked at nothing on {window.Url}.");

        return [.. result.GetProperty("violations").EnumerateArray().SelectMany(rule => rule.GetProperty("nodes").EnumerateArray().Select(node =>
            $"{rule.GetProperty("impact").GetString()} {rule.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}"))];
    }

    /// <summary>How many pixels the page is wider than its window; KERN keeps room for a scroll bar beside the body.</summary>
    public static async Task<int> OverhangAsync(IPage window) =>
        await window.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.body.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
