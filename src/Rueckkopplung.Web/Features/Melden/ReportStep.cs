namespace Rueckkopplung.Web.Features.Melden;

/// <summary>The four steps.</summary>
public static class ReportStep
{
    public const int What = 1;
    public const int Where = 2;
    public const int Answer = 3;
    public const int Check = 4;

    /// <summary>Where a button leads; what is no step stays.</summary>
    /// <param name="from">The step of the form.</param>
    /// <param name="go"><c>next</c>, <c>back</c>, <c>stay</c>, or the number of a step.</param>
    public static int After(int from, string? go) => go switch
    {
        "stay" => from,
        "back" => Math.Max(What, from - 1),
        "1" => What,
        "2" => Where,
        "3" => Answer,
        "4" => Check,
        _ => Math.Min(Check, from + 1),
    };
}
