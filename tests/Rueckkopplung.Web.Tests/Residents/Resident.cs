using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>Somebody with a browser that has no script: reads a page, fills in its form, presses the button with these words.</summary>
internal sealed class Resident : IDisposable
{
    private readonly HttpClient http;

    public Resident(Uri house, string? language = null)
    {
        var cookies = new CookieContainer();
        if (language is not null)
            cookies.Add(house, new Cookie("sprache", Uri.EscapeDataString($"c={language}|uic={language}")));
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = house, Timeout = TimeSpan.FromMinutes(1) };
    }

    public static async Task<Resident> SignedInAsync(Uri house, string userName)
    {
        var resident = new Resident(house);
        using var answer = await resident.http.PostAsJsonAsync("/api/v1/session", new { userName, password = "rueckkopplung" });
        answer.EnsureSuccessStatusCode();
        return resident;
    }

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public string Path { get; private set; } = string.Empty;

    public HttpResponseMessage Response { get; private set; } = null!;

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Main => Page.QuerySelector("main")?.TextContent ?? Page.Body!.TextContent;

    public string Value(string name) => Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? string.Empty,
        _ => throw new InvalidOperationException($"{Path} has no field '{name}'."),
    };

    public async Task OpenAsync(string path) => await ReadAsync(await http.GetAsync(path));

    public void Fill(string name, string value)
    {
        switch (Page.QuerySelector($"[name='{name}']:not([type=radio])"))
        {
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlSelectElement select when select.Options.Any(option => option.Value == value):
                select.Value = value;
                break;
            default:
                throw new InvalidOperationException($"{Path} has no field '{name}' that takes '{value}'.");
        }
    }

    public void Choose(string name, string value) =>
        ((IHtmlInputElement?)Page.QuerySelector($"[type=radio][name='{name}'][value='{value}']")
            ?? throw new InvalidOperationException($"{Path} has no choice '{value}' of '{name}'.")).IsChecked = true;

    /// <summary>Presses the button of the main part with these words.</summary>
    public async Task PressAsync(string words) => await ReadAsync(await SendAsync(words));

    /// <summary>The same, and the page stays as it was: what a second click sends.</summary>
    public Task<HttpResponseMessage> SendAsync(string words)
    {
        var button = Page.QuerySelectorAll("main button, body > div button").OfType<IHtmlButtonElement>()
            .FirstOrDefault(one => (one.GetAttribute("aria-label") ?? one.TextContent).Trim() == words)
            ?? throw new InvalidOperationException($"{Path} has no button '{words}': {Main}");
        var form = button.Form ?? throw new InvalidOperationException($"'{words}' is in no form.");
        var target = button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Path;

        return http.PostAsync(target, new FormUrlEncodedContent(Fields(form, button)));
    }

    public async Task FollowAsync(string words)
    {
        var link = Page.QuerySelectorAll("main a").First(one => one.TextContent.Trim() == words);
        await OpenAsync(link.GetAttribute("href")!);
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, IHtmlButtonElement button)
    {
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } check => check.IsChecked ? check.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null && element.GetAttribute("name") is { Length: > 0 } name)
                yield return new(name, value);
        }

        if (button.Name is { Length: > 0 } pressed)
            yield return new(pressed, button.Value);
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        Response = response;
        Status = response.StatusCode;
        Path = response.RequestMessage!.RequestUri!.PathAndQuery;
        Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
