using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Verwaltung;

/// <summary>A house without cases whose sessions are checked at each request.</summary>
public sealed class HouseOfAccounts : IAsyncLifetime
{
    private DemoHouse house = null!;

    public Uri Address => house.Address;

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(cases: 0, furnish: builder =>
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero));

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    /// <summary>Reads the database as the house does.</summary>
    public Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> read) => house.ReadAsync(read);

    public Task<Person> PersonAsync(string userName) => ReadAsync(db => db.Users.SingleAsync(person => person.UserName == userName));

    /// <summary>What was written into the journal about a subject, newest first.</summary>
    public async Task<IReadOnlyList<JournalRow>> ChangesAsync(string subject) => await ReadAsync(db => db.Journal
        .Where(row => row.Kind == JournalKind.House && row.Message == subject).OrderByDescending(row => row.Id).ToListAsync());

    public Task<Visitor> AdminAsync() => Visitor.SignedInAsync(Address, "admin");

    /// <summary>A unit's account of its own, so that tests do not meet.</summary>
    public async Task<Person> NewPersonAsync(string userName, string role = "unit")
    {
        using var admin = await AdminAsync();
        var form = await admin.OpenAsync("/verwaltung/konten/neu");
        await admin.SendAsync(
            form, "main form", ("UserName", userName), ("DisplayName", "Person Probe"), ("Role", role), ("UnitCode", "36"), ("Password", Password));
        return await PersonAsync(userName);
    }

    public const string Password = "erstes-passwort";
}
