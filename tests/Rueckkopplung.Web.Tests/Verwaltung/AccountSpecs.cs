using System.Net;
using Rueckkopplung.Cases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Verwaltung;

/// <summary>An administrator and the accounts of others, without a script.</summary>
public sealed class AccountSpecs(HouseOfAccounts house) : IClassFixture<HouseOfAccounts>
{
    [Fact]
    public async Task A_new_account_signs_in_with_its_first_password_and_sees_its_unit()
    {
        await house.NewPersonAsync("umwelt.neu");

        using var person = new Visitor(house.Address);
        var page = await person.SignInAsync("umwelt.neu", HouseOfAccounts.Password);

        Assert.Contains("umwelt.neu (36)", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.OpenAsync("/stelle")).Status);
    }

    [Fact]
    public async Task A_form_with_faults_names_each_and_keeps_what_was_typed()
    {
        using var admin = await house.AdminAsync();
        var page = await admin.SendAsync(
            await admin.OpenAsync("/verwaltung/konten/neu"), "main form",
            ("UserName", "admin"), ("DisplayName", "Zoë Probe"), ("Role", "helper"), ("Email", "keine adresse"), ("Password", "kurz"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["#Email", "#Password", "#Quartiere", "#UserName"],
            page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Equal("Zoë Probe", page.Document.QuerySelector("#DisplayName")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("#Role option[value=helper][selected]"));
        Assert.Null(page.Document.QuerySelector("#Password")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("unit", "", "UnitCode")]
    [InlineData("unit", "SWK", "UnitCode")]
    [InlineData("unit", "D3", "UnitCode")]
    [InlineData("dezernat", "36", "UnitCode")]
    [InlineData("treff", "", "TreffKey")]
    [InlineData("qe", "", "Quartiere")]
    [InlineData("kaiser", "", "Role")]
    public async Task A_role_without_its_place_is_refused(string role, string unit, string field)
    {
        using var admin = await house.AdminAsync();
        var page = await admin.SendAsync(
            await admin.OpenAsync("/verwaltung/konten/neu"), "main form",
            ("UserName", "ohne.ort"), ("DisplayName", "Ohne Ort"), ("Role", role), ("UnitCode", unit), ("Password", HouseOfAccounts.Password));

        Assert.Equal([$"#{field}"], page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_change_of_role_is_in_the_journal_without_a_name()
    {
        var person = await house.NewPersonAsync("umwelt.wechsel");
        using var admin = await house.AdminAsync();

        await admin.SendAsync(
            await admin.OpenAsync($"/verwaltung/konten/{person.Id}"), $"form[action='/verwaltung/konten/{person.Id}']",
            ("Role", "unit-lead"), ("DisplayName", "Ganz Anders"));

        Assert.Equal(Role.UnitLead, (await house.PersonAsync("umwelt.wechsel")).Role);
        var change = (await house.ChangesAsync($"account/{person.Id}"))[0];
        Assert.Equal(("account.changed", Role.Admin), (change.Event, change.ActorRole));
        Assert.Contains("\"unit-lead\"", change.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Anders", change.Data, StringComparison.Ordinal);
        Assert.Contains("Rolle: unit → unit-lead", (await admin.OpenAsync($"/verwaltung/konten/{person.Id}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_account_ends_its_session_and_comes_in_again_once_unlocked()
    {
        var person = await house.NewPersonAsync("umwelt.sperre");
        using var there = new Visitor(house.Address);
        await there.SignInAsync("umwelt.sperre", HouseOfAccounts.Password);
        using var admin = await house.AdminAsync();

        await PressLockAsync(admin, person.Id);
        Assert.Equal("/anmelden", (await there.OpenAsync("/stelle")).Address.AbsolutePath);
        Assert.Equal("/anmelden", (await there.SignInAsync("umwelt.sperre", HouseOfAccounts.Password)).Address.AbsolutePath);

        await PressLockAsync(admin, person.Id);
        Assert.NotEqual("/anmelden", (await there.SignInAsync("umwelt.sperre", HouseOfAccounts.Password)).Address.AbsolutePath);
        Assert.Equal(
            ["account.unlocked", "account.locked", "account.created"],
            (await house.ChangesAsync($"account/{person.Id}")).Select(change => change.Event));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_and_ends_the_session()
    {
        var person = await house.NewPersonAsync("umwelt.passwort");
        using var there = new Visitor(house.Address);
        await there.SignInAsync("umwelt.passwort", HouseOfAccounts.Password);
        using var admin = await house.AdminAsync();

        await admin.SendAsync(await admin.OpenAsync($"/verwaltung/konten/{person.Id}"), "form[action$=Password]", ("Password", "zweites-passwort"));

        Assert.Equal("/anmelden", (await there.OpenAsync("/stelle")).Address.AbsolutePath);
        Assert.Equal("/anmelden", (await there.SignInAsync("umwelt.passwort", HouseOfAccounts.Password)).Address.AbsolutePath);
        Assert.NotEqual("/anmelden", (await there.SignInAsync("umwelt.passwort", "zweites-passwort")).Address.AbsolutePath);
        Assert.DoesNotContain("zweites", string.Concat((await house.ChangesAsync($"account/{person.Id}")).Select(row => row.Data)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_changes_the_own_password_and_stays_signed_in()
    {
        var person = await house.NewPersonAsync("umwelt.eigenes");
        using var there = new Visitor(house.Address);
        await there.SignInAsync("umwelt.eigenes", HouseOfAccounts.Password);

        var refused = await there.SendAsync(await there.OpenAsync("/passwort"), "main form", ("Current", "falsch-falsch"), ("Password", "kurz"));
        Assert.Equal(["#Current", "#Password"], refused.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!));
        var done = await there.SendAsync(refused, "main form", ("Current", HouseOfAccounts.Password), ("Password", "mein-eigenes-wort"));

        Assert.StartsWith("Ihr Passwort ist geändert.", done.Text("[role=status] .kern-title"), StringComparison.Ordinal);
        Assert.Equal("/stelle", (await there.OpenAsync("/stelle")).Address.AbsolutePath);
        Assert.Equal("/anmelden", (await there.SignInAsync("umwelt.eigenes", HouseOfAccounts.Password)).Address.AbsolutePath);
        Assert.NotEqual("/anmelden", (await there.SignInAsync("umwelt.eigenes", "mein-eigenes-wort")).Address.AbsolutePath);
        Assert.Equal("account.password-changed", (await house.ChangesAsync($"account/{person.Id}"))[0].Event);
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_locked_nor_given_another_role()
    {
        using var admin = await house.AdminAsync();
        var id = (await house.PersonAsync("admin")).Id;

        var locked = await PressLockAsync(admin, id);
        var changed = await admin.SendAsync(
            await admin.OpenAsync($"/verwaltung/konten/{id}"), $"form[action='/verwaltung/konten/{id}']", ("Role", "leadership"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (locked.Status, changed.Status));
        Assert.Contains("das letzte offene Konto", locked.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.NotNull(changed.Document.QuerySelector("#Role option[value=leadership][selected]"));
        var stored = await house.PersonAsync("admin");
        Assert.Equal((true, Role.Admin), (stored.IsActive, stored.Role));
    }

    [Fact]
    public async Task Who_was_too_late_overwrites_nothing_and_keeps_the_typed_words()
    {
        var person = await house.NewPersonAsync("umwelt.gleichzeitig");
        using var quick = await house.AdminAsync();
        using var slow = await house.AdminAsync();
        var (path, form) = ($"/verwaltung/konten/{person.Id}", $"form[action='/verwaltung/konten/{person.Id}']");
        var (first, second) = (await quick.OpenAsync(path), await slow.OpenAsync(path));

        await quick.SendAsync(first, form, ("UnitCode", "32"));
        var late = await slow.SendAsync(second, form, ("Employer", "Stadt Krefeld"));
        var again = await slow.SendAsync(late, form);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (late.Status, again.Status));
        Assert.Equal("Stadt Krefeld", late.Document.QuerySelector("#Employer")!.GetAttribute("value"));
        Assert.Equal("Stadt Krefeld", (await house.PersonAsync("umwelt.gleichzeitig")).Employer);
    }

    [Fact]
    public async Task The_list_finds_by_name_role_and_state()
    {
        using var admin = await house.AdminAsync();

        Assert.Equal(["sqm.leitung"], Names(await admin.OpenAsync("/verwaltung/konten?name=SOMMERFELD")));
        Assert.Equal(["admin"], Names(await admin.OpenAsync("/verwaltung/konten?rolle=admin")));
        Assert.Equal("Kein Konto passt dazu. Suchen Sie mit weniger Buchstaben oder einer anderen Rolle.",
            (await admin.OpenAsync("/verwaltung/konten?name=%25")).Text(".leer"));
        Assert.Equal(50, Names(await admin.OpenAsync("/verwaltung/konten?seite=1")).Count());
    }

    private static async Task<SeenPage> PressLockAsync(Visitor admin, int id) =>
        await admin.SendAsync(await admin.OpenAsync($"/verwaltung/konten/{id}"), "form[action$=Lock]");

    private static IEnumerable<string> Names(SeenPage page) =>
        page.Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim());
}
