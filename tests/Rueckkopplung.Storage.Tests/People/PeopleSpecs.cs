using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.People;

public abstract class PeopleSpecs : StoreSpecs
{
    [Fact]
    public async Task An_account_is_kept_and_found_with_its_role_and_quartiere()
    {
        await CreateAsync("qe.mitte");

        var found = await WithManagerAsync(manager => manager.FindByNameAsync("QE.Mitte"));

        Assert.Equal(("Frau Q.", Role.Qe), (found!.DisplayName, found.Role));
        Assert.Equal(["Q01", "Q02"], found.Quartiere);
    }

    [Fact]
    public async Task A_password_holds_and_can_be_changed()
    {
        await CreateAsync("a");

        await WithManagerAsync(async manager =>
        {
            var person = await manager.FindByNameAsync("a");
            return await manager.ChangePasswordAsync(person!, "rueckkopplung-1", "rueckkopplung-2");
        });

        Assert.True(await WithManagerAsync(async manager =>
            await manager.CheckPasswordAsync((await manager.FindByNameAsync("a"))!, "rueckkopplung-2")));
    }

    [Fact]
    public async Task Failed_sign_ins_are_counted_one_after_another()
    {
        await CreateAsync("a");

        for (var attempt = 0; attempt < 3; attempt++)
            await WithManagerAsync(async manager => await manager.AccessFailedAsync((await manager.FindByNameAsync("a"))!));

        Assert.Equal(3, await House.ReadAsync(db => db.Users.Select(person => person.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task An_authenticator_key_is_kept_and_replaced()
    {
        await CreateAsync("a");

        foreach (var key in new[] { "first", "second" })
        {
            await WithManagerAsync(async manager =>
            {
                var person = (await manager.FindByNameAsync("a"))!;
                return await manager.SetAuthenticationTokenAsync(person, "house", "key", key);
            });
        }

        Assert.Equal("second", await WithManagerAsync(async manager =>
            await manager.GetAuthenticationTokenAsync((await manager.FindByNameAsync("a"))!, "house", "key")));
    }

    [Fact]
    public async Task A_change_on_an_outdated_copy_is_refused()
    {
        await CreateAsync("a");
        var copy = (await WithManagerAsync(manager => manager.FindByNameAsync("a")))!;
        await WithManagerAsync(async manager => await manager.UpdateAsync((await manager.FindByNameAsync("a"))!));

        var result = await WithManagerAsync(manager => manager.UpdateAsync(copy));

        Assert.Equal("ConcurrencyFailure", Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task Inside_a_step_an_account_is_written_with_the_step()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => House.StepAsync(async step =>
        {
            var created = await step.GetRequiredService<UserManager<Person>>().CreateAsync(New("a"), "rueckkopplung-1");
            Assert.True(created.Succeeded);
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, await House.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_new_account_changes_the_city()
    {
        await CaseFiles.StoreCityAsync(House);
        var library = new CityLibrary();
        var before = await House.ReadAsync(db => library.CurrentAsync(db, CancellationToken.None));
        Assert.Same(before, await House.ReadAsync(db => library.CurrentAsync(db, CancellationToken.None)));

        var person = New("fb.36");
        (person.Role, person.UnitCode) = (Role.Unit, "36");
        await WithManagerAsync(manager => manager.CreateAsync(person, "rueckkopplung-1"));

        var after = await House.ReadAsync(db => library.CurrentAsync(db, CancellationToken.None));
        Assert.Equal((false, true), (before.HasActiveMember("36", Role.Unit), after.HasActiveMember("36", Role.Unit)));
    }

    protected override void Furnish(IServiceCollection services) => services
        .AddIdentityCore<Person>(options =>
        {
            options.Password.RequireDigit = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        })
        .AddUserStore<HouseUserStore>();

    private static Person New(string name) =>
        new() { UserName = name, DisplayName = "Frau Q.", Role = Role.Qe, Quartiere = ["Q01", "Q02"] };

    private async Task CreateAsync(string name)
    {
        var result = await WithManagerAsync(manager => manager.CreateAsync(New(name), "rueckkopplung-1"));
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
    }

    private async Task<T> WithManagerAsync<T>(Func<UserManager<Person>, Task<T>> act)
    {
        await using var request = House.Services.CreateAsyncScope();
        return await act(request.ServiceProvider.GetRequiredService<UserManager<Person>>());
    }
}

public sealed class PeopleOnSqlite : PeopleSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class PeopleOnPostgreSql : PeopleSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
