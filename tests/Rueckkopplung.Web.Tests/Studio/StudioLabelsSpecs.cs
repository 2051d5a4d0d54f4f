using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Web.Tests.Architecture;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>The package speaks English. Every label that a person meets has German; what people or the server wrote is left alone.</summary>
[Collection(SharedStudio.Name)]
public sealed partial class StudioLabelsSpecs(StudioScreens house)
{
    // visible texts and the attributes that are read out, without what words.js takes for written by people
    private const string Collect = """
        () => {
          const found = new Set();
          const { isWritten } = window.rueckkopplung;
          const isSeen = element => element.checkVisibility({ visibilityProperty: true }) && !isWritten(element) && !element.closest('.sprung');
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.nodeType === Node.TEXT_NODE) {
              if (node.data.trim() && isSeen(node.parentElement)) found.add(node.data.trim());
            } else {
              for (const name of ['placeholder', 'title', 'aria-label'])
                if (node.getAttribute(name)?.trim() && isSeen(node)) found.add(node.getAttribute(name).trim());
            }
          }
          return [...found];
        }
        """;

    private const string StandsStill = $$"""
        () => {
          const labels = ({{Collect}})();
          const now = JSON.stringify(labels);
          const isStill = labels.length > 0 && now === window.lastLook;
          window.lastLook = now;
          return isStill && labels;
        }
        """;

    // MudBlazor's own German, which comes with the package
    private static readonly string[] OfThePackage =
        ["Erste Seite", "Vorherige Seite", "Nächste Seite", "Letzte Seite", "Zeilen pro Seite:", "Dialog schließen", "Öffnen", "Schließen"];

    private static readonly string DictionaryPath =
        Path.Combine(SourceTree.Root, "src", "Rueckkopplung.Web", "wwwroot", "js", "studio", "de.json");

    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_label_on_every_screen_has_German()
    {
        var studio = house.Admin;
        var known = await KnownAsync(studio);
        await WalkListAsync(studio);
        await WalkEditorAsync(studio);
        await WalkInstancesAsync(studio);

        Assert.True(seen.Count > 80, $"Only {seen.Count} labels were met: {string.Join(", ", seen.Keys)}");
        Assert.Empty(seen.Where(label => !known.Contains(label.Key) && !Plain().IsMatch(label.Key)).Select(label => $"{label.Value}: {label.Key}"));
        Assert.Empty(studio.Complaints);
    }

    [Fact]
    public async Task In_English_the_Studio_speaks_as_it_came()
    {
        var english = await house.WindowAsync("sqm.leitung");
        await english.Page.Locator("a[hreflang=en]").First.ClickAsync();
        await english.OpenListAsync();

        Assert.Contains("Create workflow", await english.Page.Locator("#studio").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await english.Page.Context.CloseAsync();
    }

    [Fact]
    public void Every_label_that_was_harvested_is_in_the_dictionary()
    {
        var german = Dictionary();
        var harvested = File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "Rueckkopplung.Web.Tests", "Studio", "labels.txt"));

        Assert.True(harvested.Length > 150, $"Only {harvested.Length} labels are harvested.");
        Assert.DoesNotContain(harvested, label => label.Length > 0 && !german.ContainsKey(label));
    }

    private async Task WalkListAsync(StudioWindow studio)
    {
        await studio.OpenListAsync();
        await LookAsync(studio, "list");
        await studio.Page.Locator("tbody tr .mud-menu button").First.ClickAsync();
        await LookAsync(studio, "menu of a row", ".mud-popover-open .mud-menu-item");
        await studio.OpenListAsync();
        await studio.Page.Locator(".mud-button-group-root button").First.ClickAsync();
        await LookAsync(studio, "new definition", ".mud-dialog");
    }

    private async Task WalkEditorAsync(StudioWindow studio)
    {
        await studio.OpenEditorAsync("bedarf");
        await LookAsync(studio, "editor");
        foreach (var tab in new[] { "Eigenschaften", "Variablen", "Ein- und Ausgaben", "Fassungen" })
        {
            await studio.TabAsync(tab);
            await LookAsync(studio, tab);
        }

        foreach (var (tab, button) in new[] { ("Variablen", "Variable hinzufügen"), ("Ein- und Ausgaben", "Eingabe hinzufügen"), ("Ein- und Ausgaben", "Ausgabe hinzufügen") })
        {
            await studio.TabAsync(tab);
            await studio.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button }).ClickAsync();
            await LookAsync(studio, button, ".mud-dialog");
            await studio.Page.Locator(".mud-dialog").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Abbrechen" }).ClickAsync();
        }

        await studio.Page.Locator(".x6-node", new() { HasText = "Aufgabe öffnen" }).First.ClickAsync(new() { Force = true });
        await studio.Field("Titel").WaitForAsync();
        foreach (var tab in new[] { "Eingaben", "Ausgaben", "Allgemein", "Probe", "Wann gespeichert wird", "Aufzeichnung", "Auskunft" })
        {
            await studio.TabAsync(tab);
            await LookAsync(studio, $"activity, {tab}");
        }

        await studio.TabAsync("Als Text");
        await LookAsync(studio, "as text", ".monaco-editor");
    }

    private async Task WalkInstancesAsync(StudioWindow studio)
    {
        using var reporter = new ApiPerson(house.Address);
        await reporter.ReportAsync(new { text = "Laterne flackert", place = new { text = "Marktstraße 1" } });
        await studio.Page.GotoAsync("/studio/workflows/instances");
        await LookAsync(studio, "instances", "tbody tr td");
        var found = await studio.Page.APIRequest.PostAsync("/elsa/api/workflow-instances", new() { DataObject = new { page = 0, pageSize = 1 } });
        await studio.OpenViewerAsync((string)JsonNode.Parse(await found.TextAsync())!["items"]![0]!["id"]!);
        await LookAsync(studio, "viewer", ".mud-timeline-item");
        var tabs = studio.Page.Locator("#studio .mud-tab");
        for (var place = 0; place < await tabs.CountAsync(); place++)
        {
            await tabs.Nth(place).DispatchEventAsync("click");
            await LookAsync(studio, $"viewer, tab {place}");
        }
    }

    private async Task LookAsync(StudioWindow studio, string screen, string? shows = null)
    {
        if (shows is not null)
            await studio.Page.Locator(shows).First.WaitForAsync();
        // the Studio draws in steps: a look counts when two in a row see the same
        var look = await studio.Page.WaitForFunctionAsync(StandsStill, options: new() { PollingInterval = 100 });
        var labels = await look.JsonValueAsync<string[]>();
        foreach (var label in labels)
            seen.TryAdd(label, screen);
    }

    /// <summary>German of the dictionary and of the package, and all that the server sends by itself.</summary>
    private static async Task<HashSet<string>> KnownAsync(StudioWindow studio)
    {
        var known = new HashSet<string>([.. Dictionary().Values, .. OfThePackage], StringComparer.Ordinal);
        string[] lists =
        [
            "activities", "expression-descriptors", "variables", "storage-drivers", "workflow-activation-strategies",
            "incident-strategies", "log-persistence-strategies", "commit-strategies/workflows", "commit-strategies/activities",
        ];
        foreach (var list in lists)
            Add(await studio.ReadAsync($"/descriptors/{list}"), known);
        Add(await studio.LatestAsync("bedarf"), known);
        Add(await studio.LatestAsync("eingang"), known);
        return known;
    }

    private static void Add(JsonNode? node, HashSet<string> texts)
    {
        switch (node)
        {
            case JsonObject holder:
                foreach (var (_, value) in holder)
                    Add(value, texts);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Add(item, texts);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                texts.Add(value.GetValue<string>().Trim());
                break;
        }
    }

    private static Dictionary<string, string> Dictionary() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(DictionaryPath))!;

    // numbers, dates, ids, „1-7 von 7“
    [GeneratedRegex(@"^(?:[\d\s.,:;/|()%+–×*#…-]*|[\d-]+ von \d+|[0-9a-f-]{12,}|.*\d{2}\.\d{2}\.\d{4}.*)$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
