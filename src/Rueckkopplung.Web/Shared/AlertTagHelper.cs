using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rueckkopplung.Web.Shared;

/// <summary><c>&lt;alert kind="warning" title="…"&gt;…&lt;/alert&gt;</c>: KERN's alert; its body is optional.</summary>
[HtmlTargetElement("alert", Attributes = "kind,title")]
public sealed class AlertTagHelper : TagHelper
{
    /// <summary><c>info</c>, <c>success</c>, <c>warning</c> or <c>danger</c>.</summary>
    public string Kind { get; set; } = "info";

    public string Title { get; set; } = string.Empty;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"kern-alert kern-alert--{Kind}");
        if (Kind is "danger" or "warning" && !output.Attributes.ContainsName("role"))
            output.Attributes.SetAttribute("role", "alert");

        output.Content.AppendHtml(
            $"""<div class="kern-alert__header"><span class="kern-icon kern-icon--{Kind}" aria-hidden="true"></span><span class="kern-title">""");
        output.Content.Append(Title).AppendHtml("</span></div>");
        if (!body.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("""<div class="kern-alert__body">""").AppendHtml(body).AppendHtml("</div>");
    }
}
