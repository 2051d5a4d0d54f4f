using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>What the list is narrowed to; all of it stands in the address.</summary>
public sealed class CaseListFilter
{
    public string? StatusName { get; init; }

    public bool Overdue { get; init; }

    public string? Unit { get; init; }

    public string? Quartier { get; init; }

    /// <summary>A group means all that is in it.</summary>
    public string? Category { get; init; }

    public string? Words { get; init; }

    public int Page { get; set; } = 1;

    public static CaseListFilter From(IQueryCollection query) => new()
    {
        StatusName = query["status"],
        Overdue = query["overdue"] == "true",
        Unit = query["unit"],
        Quartier = query["quartier"],
        Category = query["category"],
        Words = query["q"],
        Page = int.TryParse(query["seite"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1,
    };

    public CaseStatus? Status => WireNames.Find<CaseStatus>(StatusName);

    /// <summary>Whether more than the status is chosen.</summary>
    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Unit + Quartier + Category + Words);

    /// <summary>The address with another status, from its first page on.</summary>
    public string With(CaseStatus? status, bool overdue) => Address(status is { } one ? WireNames.Of(one) : null, overdue, page: 1);

    /// <summary>The address of another page.</summary>
    public string At(int page) => Address(StatusName, Overdue, page);

    private string Address(string? status, bool overdue, int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("status", status), ("unit", Unit), ("quartier", Quartier), ("category", Category), ("q", Words) })
        {
            if (!string.IsNullOrWhiteSpace(value))
                query.Add(name, value);
        }
        if (overdue)
            query.Add("overdue", "true");
        if (page > 1)
            query.Add("seite", page.ToString(CultureInfo.InvariantCulture));

        return $"/vorgaenge{query.ToQueryString()}";
    }
}
