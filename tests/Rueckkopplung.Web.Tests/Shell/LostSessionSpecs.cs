using System.Net;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class LostSessionSpecs(QuietHouse house)
{
    private static readonly KeyValuePair<string, string>[] Typed =
    [
        new("Text", "Zwei Matratzen, „sechs“ Säcke & ein <b>Kühlschrank</b>"),
        new("__RequestVerificationToken", "alt"),
        new("Passwort", "geheim-geheim"),
    ];

    [Fact]
    public async Task Text_sent_after_the_session_was_over_is_still_there_after_signing_in()
    {
        using var visitor = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        visitor.LoseSession();
        var asked = await visitor.PostAsync("/probe?schritt=2", Typed);

        var back = await visitor.SendAsync(asked, "main form", ("UserName", "sqm.triage"), ("Password", "rueckkopplung"));

        Assert.Contains("Sie waren zu lange weg", asked.Body, StringComparison.Ordinal);
        Assert.Equal("/probe?schritt=2", back.Form("main form").GetAttribute("action"));
        Assert.Equal(Typed[0].Value, back.Document.QuerySelector("main input[name=Text]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_kept_text_is_unreadable_on_the_page_and_holds_no_password()
    {
        using var visitor = new Visitor(house.Address);
        var asked = await visitor.PostAsync("/probe", Typed);

        var back = await visitor.SendAsync(asked, "main form", ("UserName", "sqm.triage"), ("Password", "rueckkopplung"));

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.DoesNotContain("Matratzen", asked.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", back.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Sie sind wieder angemeldet", back.Heading);
    }

    [Fact]
    public async Task A_kept_text_that_somebody_changed_is_dropped_and_the_sign_in_still_works()
    {
        using var visitor = new Visitor(house.Address);
        var asked = await visitor.PostAsync("/probe", Typed);

        var back = await visitor.SendAsync(
            asked, "main form", ("UserName", "sqm.triage"), ("Password", "rueckkopplung"), ("gesichert", "CfDJ8-gefälscht"));

        Assert.Equal("/probe", back.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_form_that_comes_back_is_shown_with_its_text_and_not_carried_out()
    {
        using var visitor = new Visitor(house.Address);
        var page = await visitor.OpenAsync("/anmelden");

        var shown = await visitor.SendAsync(
            page, "main form", ("UserName", "sqm.triage"), ("Password", "rueckkopplung"), ("zurueckgebracht", "1"));

        Assert.Equal("sqm.triage", shown.Document.QuerySelector("#UserName")!.GetAttribute("value"));
        Assert.DoesNotContain("sqm.triage (SQM)", shown.Body, StringComparison.Ordinal);
    }
}
