using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rueckkopplung.Web.Shared;

/// <summary><c>&lt;instant at="…" form="Staff" /&gt;</c>: a time element with words and the exact instant.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public InstantForm Form { get; set; } = InstantForm.Public;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Instants.Attribute(At));
        output.Content.SetContent(Instants.InWords(At, Form));
    }
}
