using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Testing.Pages;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Studio;

[Collection(SharedQuietHouse.Name)]
public sealed class StudioDoorSpecs(QuietHouse house)
{
    private const string Runtime = "/studio/_framework/blazor.webassembly.js";

    [Fact]
    public async Task The_package_comes_compressed_as_the_browser_offers()
    {
        using var nobody = StudioClient.Nobody(house.Address);
        var (_, _, brotli) = await nobody.SendAsync(HttpMethod.Get, Runtime, null, ("Accept-Encoding", "gzip, deflate, br"));
        Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", brotli.Content.Headers.ContentType?.MediaType);
        var (_, _, gzip) = await nobody.SendAsync(HttpMethod.Get, Runtime, null, ("Accept-Encoding", "gzip, deflate"));
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        var (_, plain, bare) = await nobody.SendAsync(HttpMethod.Get, Runtime, null);
        Assert.Empty(bare.Content.Headers.ContentEncoding);
        Assert.Contains("Blazor", plain);
    }

    [Fact]
    public async Task Only_fingerprinted_files_are_kept_for_ever()
    {
        using var nobody = StudioClient.Nobody(house.Address);
        var (_, _, runtime) = await nobody.SendAsync(HttpMethod.Get, Runtime, null);
        Assert.False(runtime.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal));
        var (status, _, part) = await nobody.SendAsync(HttpMethod.Get, "/studio/_framework/Elsa.Api.Client.mbze71icf3.wasm", null);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("application/wasm", part.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", part.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_page_lets_no_other_host_and_no_foreign_script_in()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/studio/workflows/definitions/mangel/edit");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Mangel", page.Heading);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("'wasm-unsafe-eval'", policy);
        Assert.DoesNotContain("http", policy);
        Assert.DoesNotContain("'unsafe-eval'", policy);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy);
        Assert.All(page.Document.Scripts, script => Assert.StartsWith("/", script.Source));
    }

    [Theory]
    [InlineData("fb.32.leitung")]
    [InlineData("sqm.triage")]
    public async Task Nobody_else_gets_in(string userName)
    {
        using var other = await StudioClient.SignedInAsync(house.Address, userName);
        var (page, _, _) = await other.SendAsync(HttpMethod.Get, "/studio/workflows/definitions", null);
        Assert.Equal(HttpStatusCode.Forbidden, page);
        var (api, _, _) = await other.SendAsync(HttpMethod.Get, "/workflow-definitions", null);
        Assert.Equal(HttpStatusCode.Forbidden, api);
    }

    [Fact]
    public async Task Without_a_sign_in_the_API_says_so_and_the_lead_changes_nothing()
    {
        using var nobody = StudioClient.Nobody(house.Address);
        var (status, _, _) = await nobody.SendAsync(HttpMethod.Get, "/workflow-definitions", null);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        using var lead = await StudioClient.SignedInAsync(house.Address, "sqm.leitung");
        var (refused, _, _) = await lead.SendAsync(
            HttpMethod.Post, "/workflow-definitions", new JsonObject { ["model"] = StudioClient.New("Darf nicht"), ["publish"] = false });
        Assert.Equal(HttpStatusCode.Forbidden, refused);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_change_from_a_foreign_page_is_refused(string header, string value)
    {
        using var admin = await StudioClient.SignedInAsync(house.Address, "admin");
        var body = new JsonObject { ["model"] = StudioClient.New("Fremd"), ["publish"] = false };
        var (status, _, _) = await admin.SendAsync(HttpMethod.Post, "/workflow-definitions", body, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task A_missing_definition_is_a_page_of_the_house()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/studio/workflows/definitions/gibt-es-nicht/edit");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Das gibt es hier nicht", page.Heading);
    }

    [Fact]
    public async Task The_viewers_link_to_the_definition_finds_the_editor()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/workflows/definitions/mangel/edit");
        Assert.Equal("/studio/workflows/definitions/mangel/edit", page.Address.AbsolutePath);
    }
}
