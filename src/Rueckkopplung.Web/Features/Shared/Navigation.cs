using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>How many things wait behind an entry of the menu. A page that has something to count registers one.</summary>
public interface INavigationCount
{
    /// <summary>The path of the entry, such as <c>/triage</c>.</summary>
    string Path { get; }

    Task<int> CountAsync(Reader reader, CancellationToken cancellationToken);
}

/// <summary>One entry of the menu.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Key">Of its text in <c>Texts.resx</c>.</param>
/// <param name="Count">What waits behind it; null where nothing is counted.</param>
public sealed record NavigationItem(string Path, string Key, int? Count)
{
    public bool IsCurrent(PathString path) => path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The menu by role. It names only pages that are there.</summary>
public sealed class Navigation(EndpointDataSource endpoints, IEnumerable<INavigationCount> counts)
{
    private static readonly string[] Public = ["/melden", "/nachfragen", "/anmelden"];

    /// <summary>The entries for a reader; null is the public.</summary>
    public async Task<IReadOnlyList<NavigationItem>> ItemsAsync(Reader? reader, CancellationToken cancellationToken)
    {
        var items = new List<NavigationItem>();
        foreach (var path in (reader is null ? Public : PathsOf(reader.Role)).Where(Leads))
        {
            var counter = counts.FirstOrDefault(count => count.Path == path);
            int? number = reader is null || counter is null ? null : await counter.CountAsync(reader, cancellationToken);
            items.Add(new NavigationItem(path, $"Menu.{path[1..]}", number));
        }
        return items;
    }

    /// <summary>Where a person begins after signing in.</summary>
    public string Landing(Role role)
    {
        var path = role == Role.SqmLead ? "/uebersicht" : PathsOf(role)[0];
        return Leads(path) ? path : "/";
    }

    /// <summary>Whether a page answers there.</summary>
    public bool Leads(string path) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), path.Trim('/'), StringComparison.OrdinalIgnoreCase));

    private static string[] PathsOf(Role role) => role switch
    {
        Role.Sqm => ["/triage", "/uebersicht", "/vorgaenge", "/fristen", "/nachrichten", "/melden"],
        Role.SqmLead => ["/triage", "/uebersicht", "/vorgaenge", "/fristen", "/nachrichten", "/melden", "/studio"],
        Role.Unit or Role.UnitLead => ["/stelle", "/vorgaenge", "/fristen"],
        Role.Dezernat => ["/stelle", "/uebersicht", "/vorgaenge", "/fristen"],
        Role.Qe => ["/uebersicht", "/vorgaenge", "/melden"],
        Role.Treff or Role.Helper => ["/melden", "/stelle", "/vorgaenge"],
        Role.Admin => ["/verwaltung", "/studio"],
        Role.Privacy => ["/vorgaenge", "/nachrichten"],
        Role.Leadership => ["/uebersicht", "/vorgaenge"],
        _ => ["/vorgaenge"],
    };
}
