using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rueckkopplung.Testing.Pages;

/// <summary>A person with a browser that has no script: follows links, fills in forms, keeps cookies.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public Visitor(Uri house) => http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = house };

    public static async Task<Visitor> SignedInAsync(Uri house, string userName)
    {
        var visitor = new Visitor(house);
        var page = await visitor.SignInAsync(userName, "rueckkopplung");
        return page.Address.AbsolutePath == "/anmelden"
            ? throw new InvalidOperationException($"'{userName}' could not sign in: {page.Body}")
            : visitor;
    }

    public async Task<SeenPage> SignInAsync(string userName, string password) =>
        await SendAsync(await OpenAsync("/anmelden"), "main form", ("UserName", userName), ("Password", password));

    public async Task<SeenPage> OpenAsync(string path) => await SeeAsync(await http.GetAsync(path));

    /// <summary>Sends a form of the page with what stands in it and what is typed.</summary>
    public async Task<SeenPage> SendAsync(SeenPage page, string form, params (string Name, string Value)[] typed)
    {
        var element = page.Form(form);
        var fields = FieldsOf(element).Where(field => typed.All(one => one.Name != field.Key))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await PostAsync(new Uri(page.Address, element.GetAttribute("action") ?? string.Empty).PathAndQuery, fields);
    }

    public async Task<SeenPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        await SeeAsync(await http.PostAsync(path, new FormUrlEncodedContent(fields)));

    /// <summary>The session is over: the cookie of the sign-in is gone, as after a long break.</summary>
    public void LoseSession()
    {
        foreach (var cookie in cookies.GetAllCookies().Where(cookie => cookie.Name.Contains("Identity", StringComparison.Ordinal)))
            cookie.Expired = true;
    }

    public void Dispose() => http.Dispose();

    private static async Task<SeenPage> SeeAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var html = await answer.Content.ReadAsStringAsync();
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            var document = await new HtmlParser().ParseDocumentAsync(html);
            return new SeenPage(answer.StatusCode, answer.RequestMessage!.RequestUri!, document, headers);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
        IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => Field(name, input.Value),
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => Field(name, area.Value),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => Field(name, select.Value ?? string.Empty),
        _ => Enumerable.Empty<KeyValuePair<string, string>>(),
    });

    private static IEnumerable<KeyValuePair<string, string>> Field(string name, string value) => [KeyValuePair.Create(name, value)];
}
