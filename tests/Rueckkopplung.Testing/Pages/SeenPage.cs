using System.Net;
using AngleSharp.Html.Dom;

namespace Rueckkopplung.Testing.Pages;

/// <summary>A page as a visitor sees it.</summary>
public sealed record SeenPage(HttpStatusCode Status, Uri Address, IHtmlDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    public string Heading => Text("h1");

    public string Title => Document.Title ?? string.Empty;

    public string Body => Document.Body?.TextContent ?? string.Empty;

    /// <summary>The text of the first match, or nothing.</summary>
    public string Text(string selector) => Document.QuerySelector(selector)?.TextContent.Trim() ?? string.Empty;

    /// <summary>The form, or an explanation of what the page has instead.</summary>
    public IHtmlFormElement Form(string selector) =>
        Document.QuerySelector(selector) as IHtmlFormElement
        ?? throw new InvalidOperationException($"{Address} ({(int)Status}, '{Heading}') has no form '{selector}'.");
}
