using System.Net;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class SignInSpecs(QuietHouse house)
{
    [Fact]
    public async Task A_person_with_the_right_password_comes_in_and_goes_out_again()
    {
        using var visitor = await Visitor.SignedInAsync(house.Address, "sqm.triage");

        var inside = await visitor.OpenAsync("/");
        var outside = await visitor.SendAsync(inside, ".kern-kopfzeile form");

        Assert.Contains("sqm.triage (SQM)", inside.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("sqm.triage", outside.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqm.triage")]
    [InlineData("niemand.da")]
    [InlineData("")]
    public async Task A_wrong_password_and_an_unknown_name_read_the_same(string userName)
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.SignInAsync(userName, "falsch-falsch");

        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.StartsWith("Name und Passwort passen nicht zusammen.", page.Text(".kern-error"), StringComparison.Ordinal);
        Assert.Equal(userName, page.Document.QuerySelector("#UserName")!.GetAttribute("value") ?? "");
        Assert.Null(page.Document.QuerySelector("#Password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_demo_account_comes_in_with_one_button()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.SendAsync(await visitor.OpenAsync("/anmelden"), "section form", ("Account", "fb.kbk-a"));

        Assert.Contains("fb.kbk-a (KBK-A)", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_right_one_does_not_help_for_a_while()
    {
        using var visitor = new Visitor(house.Address);
        for (var attempt = 0; attempt < 10; attempt++)
            await visitor.SignInAsync("fb.36", "falsch-falsch");

        var page = await visitor.SignInAsync("fb.36", "rueckkopplung");

        Assert.StartsWith("Name und Passwort passen nicht zusammen.", page.Text(".kern-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_staff_leads_to_the_sign_in_and_back()
    {
        using var visitor = new Visitor(house.Address);
        var page = await visitor.OpenAsync("/probe");

        var after = await visitor.SendAsync(page, "main form", ("UserName", "sqm.triage"), ("Password", "rueckkopplung"));

        Assert.Equal("/anmelden", page.Address.AbsolutePath);
        Assert.Equal("/probe", after.Address.AbsolutePath);
    }

    [Fact]
    public async Task The_way_back_never_leaves_the_house()
    {
        using var visitor = new Visitor(house.Address);
        var page = await visitor.OpenAsync("/anmelden?zurueck=https%3A%2F%2Fexample.org%2F");

        var after = await visitor.SendAsync(page, "main form", ("UserName", "sqm.leitung"), ("Password", "rueckkopplung"));

        Assert.Equal(house.Address.Authority, after.Address.Authority);
        Assert.Equal(HttpStatusCode.OK, after.Status);
    }
}
