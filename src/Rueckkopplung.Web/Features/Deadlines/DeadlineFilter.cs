using Microsoft.AspNetCore.Mvc;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Which deadlines the page shows; all of it stands in the URL.</summary>
public sealed record DeadlineFilter
{
    public const string Today = "heute";
    public const string Overdue = "ueberfaellig";
    public const string Soon = "bald";
    public const string Disturbed = "gestoert";
    public const string Paused = "pausiert";
    public const string All = "alle";

    /// <summary>The counters, in order.</summary>
    public static IReadOnlyList<string> Views { get; } = [Today, Overdue, Soon, Disturbed, Paused, All];

    /// <summary>One of <see cref="Views"/>.</summary>
    [FromQuery(Name = "zeige")]
    public string View { get; init; } = Today;

    /// <summary>A day of the calendar instead of a view.</summary>
    [FromQuery(Name = "tag")]
    public DateOnly? Day { get; init; }

    /// <summary>„Was wäre fällig, wenn heute … wäre?“</summary>
    [FromQuery(Name = "probe")]
    public DateOnly? Trial { get; init; }

    /// <summary>Number of a case, or code of a unit.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    /// <summary><c>faellig</c>, <c>stelle</c> or <c>art</c>.</summary>
    [FromQuery(Name = "ordnung")]
    public string Order { get; init; } = "faellig";

    [FromQuery(Name = "seite")]
    public int Page { get; init; } = 1;

    /// <summary>The task whose date is explained.</summary>
    [FromQuery(Name = "warum")]
    public Guid? Why { get; init; }

    /// <summary>The URL of the page with these values; what has its default is left out.</summary>
    public string Url(string? fragment = null)
    {
        var values = new List<string>();
        Add(values, "zeige", Day is null && Trial is null && View != Today ? View : null);
        Add(values, "tag", Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add(values, "probe", Trial?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add(values, "q", Search);
        Add(values, "ordnung", Order == "faellig" ? null : Order);
        Add(values, "seite", Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        Add(values, "warum", Why?.ToString());
        return (values.Count == 0 ? "/fristen" : "/fristen?" + string.Join('&', values)) + fragment;
    }

    private static void Add(List<string> values, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            values.Add($"{name}={Uri.EscapeDataString(value)}");
    }
}
