namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>An arrow's way on the canvas.</summary>
/// <param name="Arrow">What it shows.</param>
/// <param name="Line">The line as SVG path data.</param>
/// <param name="Head">Its head as SVG path data.</param>
/// <param name="Words">Its labels.</param>
/// <param name="Reach">The box that it keeps within.</param>
internal sealed record ArrowPath(PictureArrow Arrow, string Line, string Head, ArrowWords Words, Box Reach)
{
    private const int Apart = 16;
    private const int Detour = 26;

    private enum Side
    {
        Top,
        Bottom,
        Left,
        Right,
    }

    /// <summary>Lines in right angles; those that touch the same side of a step share it.</summary>
    public static IReadOnlyList<ArrowPath> Of(IReadOnlyList<PictureArrow> arrows)
    {
        var ends = arrows.SelectMany(arrow =>
        {
            var (exit, entry) = SidesOf(arrow.From.Box, arrow.To.Box);
            return new[] { new End(arrow, true, exit), new End(arrow, false, entry) };
        }).ToList();
        var places = new Dictionary<(PictureArrow, bool), (int X, int Y, int Turn)>();
        foreach (var side in ends.GroupBy(end => (end.Step.Path, end.Side)))
        {
            var ordered = side.OrderBy(end => end.Towards).ToList();
            for (var turn = 0; turn < ordered.Count; turn++)
                places[(ordered[turn].Arrow, ordered[turn].IsExit)] = Place(ordered[turn], turn, ordered.Count);
        }

        return [.. arrows.Select(arrow => Route(arrow, places[(arrow, true)], places[(arrow, false)]))];
    }

    private static (Side Exit, Side Entry) SidesOf(Box from, Box to)
    {
        if (to.Top >= from.Bottom + Apart)
            return (Side.Bottom, Side.Top);
        if (to.Left >= from.Right + Apart)
            return (Side.Right, Side.Left);

        return to.Right <= from.Left - Apart ? (Side.Left, Side.Right) : (Side.Right, Side.Right);
    }

    private static (int X, int Y, int Turn) Place(End end, int turn, int count)
    {
        var box = end.Step.Box;
        return end.Side switch
        {
            Side.Top => (box.Left + (box.Width * (turn + 1) / (count + 1)), box.Top, turn),
            Side.Bottom => (box.Left + (box.Width * (turn + 1) / (count + 1)), box.Bottom, turn),
            Side.Left => (box.Left, box.Top + (box.Height * (turn + 1) / (count + 1)), turn),
            _ => (box.Right, box.Top + (box.Height * (turn + 1) / (count + 1)), turn),
        };
    }

    private static ArrowPath Route(PictureArrow arrow, (int X, int Y, int Turn) from, (int X, int Y, int Turn) to)
    {
        switch (SidesOf(arrow.From.Box, arrow.To.Box))
        {
            case (Side.Bottom, _):
                var middle = Math.Min(from.Y + 14 + (7 * (from.Turn % 5)), to.Y - 10);
                return New(arrow, $"M{from.X} {from.Y}V{middle}H{to.X}V{to.Y}", $"M{to.X} {to.Y}l-5 -8h10z", new(to.X + 7, to.Y - 9, IsUp: true), from, to);
            case (Side.Right, Side.Left):
                var right = Math.Min(from.X + 12 + (6 * (from.Turn % 5)), to.X - 10);
                return New(arrow, $"M{from.X} {from.Y}H{right}V{to.Y}H{to.X}", $"M{to.X} {to.Y}l-8 -5v10z", Beside(arrow, from, from.X + 9), from, to);
            case (Side.Left, _):
                var left = Math.Max(from.X - 12 - (6 * (from.Turn % 5)), to.X + 10);
                return New(arrow, $"M{from.X} {from.Y}H{left}V{to.Y}H{to.X}", $"M{to.X} {to.Y}l8 -5v10z", Beside(arrow, from, to.X + 4), from, to);
            default:
                var outside = Math.Max(from.X, to.X) + Detour;
                return New(arrow, $"M{from.X} {from.Y}H{outside}V{to.Y}H{to.X}", $"M{to.X} {to.Y}l8 -5v10z", new(outside + 6, (from.Y + to.Y) / 2, IsUp: true), from, to with { X = outside });
        }
    }

    // above a line in the upper half of a step, below one in the lower half: there and back stand apart
    private static ArrowWords Beside(PictureArrow arrow, (int X, int Y, int Turn) from, int left) =>
        from.Y <= arrow.From.Box.MiddleY ? new(left, from.Y - 6, IsUp: true) : new(left, from.Y + 15, IsUp: false);

    private static ArrowPath New(
        PictureArrow arrow, string line, string head, ArrowWords words, (int X, int Y, int Turn) from, (int X, int Y, int Turn) to)
    {
        var (left, top) = (Math.Min(from.X, to.X), Math.Min(from.Y, to.Y));
        var right = Math.Max(Math.Max(from.X, to.X), words.X + (arrow.Labels.Select(label => label.Length).DefaultIfEmpty().Max() * 7));
        return new ArrowPath(arrow, line, head, words, new Box(left, top, right - left, Math.Max(from.Y, to.Y) - top));
    }

    private sealed record End(PictureArrow Arrow, bool IsExit, Side Side)
    {
        public PictureStep Step => IsExit ? Arrow.From : Arrow.To;

        private PictureStep Other => IsExit ? Arrow.To : Arrow.From;

        // the lines of a side lie in the order of where they lead
        public int Towards => Side is Side.Top or Side.Bottom ? Other.Box.MiddleX : Other.Box.MiddleY;
    }
}

/// <summary>Where the labels of an arrow stand: the base line of the first, and whether the others stand above or below it.</summary>
internal readonly record struct ArrowWords(int X, int Y, bool IsUp);
