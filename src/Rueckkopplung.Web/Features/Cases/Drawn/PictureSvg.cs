using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>
/// Writes a picture as SVG. A state has a sign, a word and a kind of line before it has a colour. All words are text nodes or
/// attributes of a document tree: nothing that people named a step can become markup.
/// </summary>
internal static class PictureSvg
{
    private const int Margin = 28;
    private const int LetterWidth = 8;
    private const int LabelHeight = 15;

    /// <summary>Four fifths: the letters stay readable, the whole needs less room.</summary>
    private const double Scale = 0.8;

    /// <param name="picture">What to draw.</param>
    /// <param name="title">What it shows, for who does not see it; the words beside it tell the rest.</param>
    /// <param name="word">What a state is called; empty where a step says enough without.</param>
    public static IHtmlContent Of(Picture picture, string title, Func<StepState, string> word)
    {
        var arrows = ArrowPath.Of(picture.Arrows);
        var all = picture.Steps.Select(step => step.Box).Concat(arrows.Select(arrow => arrow.Reach)).ToList();
        var (left, top) = (all.Min(box => box.Left) - Margin, all.Min(box => box.Top) - Margin);
        var (width, height) = (all.Max(box => box.Right) + Margin - left, all.Max(box => box.Bottom) + Margin - top);
        var svg = new XElement(
            "svg",
            new XAttribute("class", "bild__svg"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", Clean(title)),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"{left} {top} {width} {height}")),
            new XAttribute("width", (int)(width * Scale)),
            new XAttribute("height", (int)(height * Scale)),
            // what was taken lies above what was not
            arrows.OrderBy(arrow => arrow.Arrow.IsTaken).Select(Line),
            arrows.SelectMany(Labels),
            picture.Steps.Select(step => Step(step, word(step.State))));
        return new HtmlString(svg.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement Line(ArrowPath arrow) => new(
        "g",
        new XAttribute("class", arrow.Arrow.IsTaken ? "pfeil pfeil--gegangen" : "pfeil"),
        new XElement("path", new XAttribute("class", "pfeil__linie"), new XAttribute("d", arrow.Line)),
        new XElement("path", new XAttribute("class", "pfeil__spitze"), new XAttribute("d", arrow.Head)));

    private static IEnumerable<XElement> Labels(ArrowPath arrow) => arrow.Arrow.Labels.Select((label, place) => Text(
        arrow.Arrow.IsTaken ? "pfeil__wort pfeil__wort--gegangen" : "pfeil__wort",
        arrow.Words.X,
        arrow.Words.Y + (LabelHeight * place * (arrow.Words.IsUp ? -1 : 1)),
        label));

    private static XElement Step(PictureStep step, string word)
    {
        var box = step.Box;
        var lines = Lines(step.Name, (box.Width - 24 - (SignOf(step.State).Length > 0 ? 22 : 0)) / LetterWidth);
        var textLeft = box.Left + 12 + (SignOf(step.State).Length > 0 ? 22 : 0);
        var first = box.MiddleY + 5 - ((lines.Count - 1) * 9);
        return new XElement(
            "g",
            new XAttribute("class", $"schritt schritt--{ClassOf(step.State)}"),
            new XElement("title", Clean(word.Length > 0 ? $"{step.Name}: {word}" : step.Name)),
            Rectangle("schritt__kasten", box),
            // a second line around what is open
            step.IsOpen ? Rectangle("schritt__rand", new Box(box.Left - 5, box.Top - 5, box.Width + 10, box.Height + 10)) : null,
            SignOf(step.State).Length == 0 ? null : Text("schritt__zeichen", box.Left + 12, box.MiddleY + 6, SignOf(step.State)),
            lines.Select((line, place) => Text("schritt__name", textLeft, first + (place * 18), line)),
            step.Times > 1 ? Text("schritt__oft", box.Right - 8, box.Bottom - 6, $"{step.Times}×") : null,
            step.IsOpen ? Text("schritt__wort", box.Left, box.Top - 9, word) : null);
    }

    private static XElement Rectangle(string name, Box box) => new(
        "rect", new XAttribute("class", name), new XAttribute("x", box.Left), new XAttribute("y", box.Top),
        new XAttribute("width", box.Width), new XAttribute("height", box.Height), new XAttribute("rx", 4));

    private static XElement Text(string name, int x, int y, string text) =>
        new("text", new XAttribute("class", name), new XAttribute("x", x), new XAttribute("y", y), Clean(text));

    private static string SignOf(StepState state) => state switch
    {
        StepState.Task => "●",
        StepState.Failed => "!",
        StepState.Waiting => "…",
        StepState.Done => "✓",
        StepState.CutOff => "–",
        _ => "",
    };

    private static string ClassOf(StepState state) => state switch
    {
        StepState.Task => "jetzt",
        StepState.Failed => "stoerung",
        StepState.Waiting => "wartet",
        StepState.Done => "fertig",
        _ => "offen",
    };

    // at most two lines; what does not fit stands in the title
    private static List<string> Lines(string name, int letters)
    {
        var room = Math.Max(letters, 6);
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > room)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        if (lines.Count > 2)
            lines = [lines[0], $"{lines[1]} …"];
        return [.. lines.Select(line => line.Length <= room + 1 ? line : string.Concat(line.AsSpan(0, room), "…"))];
    }

    // what a document cannot hold, such as control characters, is left out
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
