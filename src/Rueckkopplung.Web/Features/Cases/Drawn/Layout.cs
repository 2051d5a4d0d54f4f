using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>Where steps stand: as drawn in the Studio; what has no place stands below the rest, one under the other.</summary>
internal static class Layout
{
    private const int Width = 220;
    private const int Height = 60;
    private const int Gap = 40;

    // the Studio writes outcomes small beside the steps; here they need a little more room
    private const int Wider = 115;

    // a canvas larger than this is a mistake, not a drawing
    private const int Largest = 20_000;

    public static IReadOnlyList<Box> Of(IReadOnlyList<ActivityNode> activities)
    {
        var drawn = activities.Select(Drawn).ToList();
        if (IsTooLarge(drawn))
            drawn = [.. drawn.Select(_ => (Box?)null)];

        var known = drawn.OfType<Box>().ToList();
        var left = known.Count == 0 ? 0 : known.Min(box => box.Left);
        var top = known.Count == 0 ? 0 : known.Max(box => box.Bottom) + Gap;
        var boxes = new List<Box>(drawn.Count);
        foreach (var box in drawn)
        {
            boxes.Add(box ?? new Box(left, top, Width, Height));
            if (box is null)
                top += Height + Gap;
        }

        return boxes;
    }

    private static bool IsTooLarge(List<Box?> drawn)
    {
        var known = drawn.OfType<Box>().ToList();
        return known.Count > 0 && (known.Max(box => box.Right) - known.Min(box => box.Left) > Largest
            || known.Max(box => box.Bottom) - known.Min(box => box.Top) > Largest);
    }

    private static Box? Drawn(ActivityNode activity)
    {
        var designer = (activity.Json["metadata"] as JsonObject)?["designer"] as JsonObject;
        var (position, size) = (designer?["position"] as JsonObject, designer?["size"] as JsonObject);
        return Number(position, "x") is { } left && Number(position, "y") is { } top
            ? new Box(left * Wider / 100, top, Within(Number(size, "width"), Width), Within(Number(size, "height"), Height))
            : null;
    }

    private static int Within(int? size, int standard) => size is null or 0 ? standard : Math.Clamp(size.Value, standard * 2 / 3, standard * 3);

    private static int? Number(JsonObject? holder, string name) =>
        holder?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number)
            && double.Abs(number) < int.MaxValue / 400 ? (int)double.Round(number) : null;
}
