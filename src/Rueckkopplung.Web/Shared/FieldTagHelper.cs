using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Shared;

/// <summary>
/// <c>&lt;field for="Text" label="…" hint="…" optional rows="4" /&gt;</c>: label, hint, control and the sentence of its
/// fault. What was typed stays, because ModelState wins over the model.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer<Texts> texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = string.Empty;

    public string? Hint { get; set; }

    /// <summary>Only what is optional is marked.</summary>
    public bool Optional { get; set; }

    /// <summary>More than 0 makes it a text area.</summary>
    public int Rows { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>Given: a select.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public string? Autocomplete { get; set; }

    public int? MaxLength { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = TagBuilder.CreateSanitizedId(For.Name, "_");
        var fault = ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", fault is null ? "kern-form-input" : "kern-form-input kern-form-input--error");
        output.Content.AppendHtml($"""<label class="kern-label" for="{id}">""").Append(Label);
        if (Optional)
            output.Content.AppendHtml(""" <span class="kern-label__optional">""").Append(texts["Optional"]).AppendHtml("</span>");

        output.Content.AppendHtml("</label>");
        if (Hint is not null)
            output.Content.AppendHtml($"""<div class="kern-hint" id="{id}-h">""").Append(Hint).AppendHtml("</div>");

        output.Content.AppendHtml(Control(id, fault is not null));
        if (fault is not null)
        {
            output.Content.AppendHtml(
                $"""<p class="kern-error" id="{id}-e"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body">""");
            output.Content.Append(fault).AppendHtml("</span></p>");
        }
    }

    private TagBuilder Control(string id, bool isFaulty)
    {
        var described = string.Join(' ', new[] { Hint is null ? null : $"{id}-h", isFaulty ? $"{id}-e" : null }.OfType<string>());
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["class"] = (Items is null ? "kern-form-input__input" : "kern-form-input__select")
                + (isFaulty ? " kern-form-input__input--error" : string.Empty),
        };
        if (described.Length > 0)
            attributes["aria-describedby"] = described;
        if (isFaulty)
            attributes["aria-invalid"] = "true";
        if (Autocomplete is not null)
            attributes["autocomplete"] = Autocomplete;
        if (MaxLength is not null)
            attributes["maxlength"] = MaxLength;

        if (Items is not null)
        {
            var wrapper = new TagBuilder("div");
            wrapper.AddCssClass("kern-form-input__select-wrapper");
            wrapper.InnerHtml.AppendHtml(html.GenerateSelect(
                ViewContext, For.ModelExplorer, null, For.Name, Items, allowMultiple: false, attributes));
            return wrapper;
        }
        if (Rows > 0)
            return html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);

        if (Type == "password")
            return html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes);

        attributes["type"] = Type;
        return html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, attributes);
    }
}
