namespace Rueckkopplung.Web.Features.Reports;

/// <summary>A report as a page or the API takes it; texts are as typed, codes are wire names.</summary>
public sealed record ReportInput
{
    public string? Text { get; init; }
    public string? Kind { get; init; }
    public string? Category { get; init; }
    public string? PlaceText { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Quartier { get; init; }
    public string? Treff { get; init; }
    public string? Landmark { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Language { get; init; }

    /// <summary>Null: e-mail if there is an address, else phone if there is a number, else none.</summary>
    public string? AnswerWay { get; init; }

    /// <summary>Null: <c>web</c> on the page, <c>api</c> for the API.</summary>
    public string? Channel { get; init; }

    /// <summary>The same key again gives the same receipt and no second case.</summary>
    public string? IdempotencyKey { get; init; }
}
