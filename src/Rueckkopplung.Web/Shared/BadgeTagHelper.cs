using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rueckkopplung.Web.Shared;

/// <summary><c>&lt;badge kind="success" icon="check"&gt;gehalten&lt;/badge&gt;</c>: a state has a word, an icon, and then a colour.</summary>
[HtmlTargetElement("badge", Attributes = "kind,icon")]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary><c>info</c>, <c>success</c>, <c>warning</c> or <c>danger</c>.</summary>
    public string Kind { get; set; } = "info";

    /// <summary>A KERN icon, such as <c>check</c>, <c>autorenew</c>, <c>calendar-today</c>, <c>danger</c>.</summary>
    public string Icon { get; set; } = "info";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"kern-badge kern-badge--small kern-badge--{Kind}");
        output.Content
            .AppendHtml($"""<span class="kern-icon kern-icon--{Icon} kern-icon--small" aria-hidden="true"></span>""")
            .AppendHtml("""<span class="kern-label kern-label--small">""").AppendHtml(words).AppendHtml("</span>");
    }
}
