using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>An empty demo city, SQM at the API and somebody with a browser; one sealed child a database.</summary>
public abstract class StaffSpecs : IAsyncLifetime
{
    protected DemoHouse House { get; private set; } = null!;

    protected ApiPerson Sqm { get; private set; } = null!;

    protected Visitor Visitor { get; private set; } = null!;

    /// <summary>Who has the browser.</summary>
    protected virtual string UserName => "sqm.triage";

    public virtual async Task InitializeAsync()
    {
        House = await OpenAsync();
        Sqm = await ApiPerson.SignedInAsync(House.Address, "sqm.triage");
        Visitor = await Visitor.SignedInAsync(House.Address, UserName);
    }

    public virtual async Task DisposeAsync()
    {
        Sqm.Dispose();
        Visitor.Dispose();
        await House.DisposeAsync();
    }

    protected abstract Task<DemoHouse> OpenAsync();

    protected static Task<DemoHouse> OnSqliteAsync() => DemoHouse.OpenAsync(cases: 0);

    protected static async Task<DemoHouse> OnPostgreSqlAsync()
    {
        var database = await ClusterDatabase.CreateAsync();
        return await DemoHouse.OpenAsync(cases: 0, database: database);
    }

    /// <summary>The cases that a list shows.</summary>
    protected static IReadOnlyList<string> Numbers(SeenPage page) => page.Status == HttpStatusCode.OK
        ? [.. page.Document.QuerySelectorAll(".zeile .nr").Select(one => one.TextContent)]
        : throw new InvalidOperationException($"{page.Address} answered {(int)page.Status}: {page.Body}");

    protected async Task AsAsync(string user, string number, string outcome, object values)
    {
        using var person = await ApiPerson.SignedInAsync(House.Address, user);
        await person.DoAsync(number, outcome, values);
    }
}
