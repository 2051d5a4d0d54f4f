using System.Net;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class ErrorPagesSpecs(QuietHouse house)
{
    [Theory]
    [InlineData("/nix", HttpStatusCode.NotFound, "Das gibt es hier nicht")]
    [InlineData("/vorgaenge/gibt/es/nicht", HttpStatusCode.NotFound, "Das gibt es hier nicht")]
    [InlineData("/probe/fehler", HttpStatusCode.InternalServerError, "Das hat nicht geklappt")]
    [InlineData("/fehler/413", HttpStatusCode.RequestEntityTooLarge, "Das ist zu groß")]
    [InlineData("/fehler/409", HttpStatusCode.Conflict, "Jemand war schneller")]
    public async Task A_page_says_what_happened_and_what_to_do_now(string path, HttpStatusCode status, string heading)
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.OpenAsync(path);

        Assert.Equal((status, heading), (page.Status, page.Heading));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_failure_shows_a_reference_and_nothing_of_the_machine()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.OpenAsync("/probe/fehler");

        Assert.Matches("^[0-9a-f]{32}$", page.Text("main code"));
        Assert.DoesNotContain("geheim", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_problem_details_and_nothing_of_the_machine()
    {
        using var visitor = new Visitor(house.Address);

        var answer = await visitor.OpenAsync("/api/probe/fehler");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.StartsWith("application/problem+json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_role_says_so()
    {
        using var visitor = await Visitor.SignedInAsync(house.Address, "sqm.triage");

        var page = await visitor.OpenAsync("/probe/nur-admin");

        Assert.Equal((HttpStatusCode.Forbidden, "Das dürfen Sie hier nicht sehen"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_route_that_says_nothing_about_who_may_lets_nobody_in()
    {
        using var visitor = await Visitor.SignedInAsync(house.Address, "admin");

        var page = await visitor.OpenAsync("/probe/ohne-regel");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_says_how_to_go_on()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.PostAsync("/anmelden", [new("UserName", "sqm.triage"), new("Password", "rueckkopplung")]);

        Assert.Equal((HttpStatusCode.BadRequest, "Das konnten wir nicht lesen"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_submission_of_three_megabytes_is_refused_with_a_sentence()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.PostAsync("/anmelden", [new("UserName", new string('a', 3_000_000))]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Das ist zu groß"), (page.Status, page.Heading));
    }
}
