using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>Long after the end, the code opens nothing any more, and says so.</summary>
public sealed class LinkOverSpecs
{
    [Fact]
    public async Task A_code_of_a_case_closed_long_ago_gets_a_friendly_410()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 0);
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        var receipt = await nobody.ReportAsync(new { text = "Der Nachbar parkt auf meinem Platz.", reporter = new { email = "n@example.test", answerWay = "email" } });
        await sqm.DoAsync((string)receipt["number"]!, "Nicht zuständig", new { addressee = "Ihre Hausverwaltung", answer = "Dafür ist Ihre Hausverwaltung da." });
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{receipt["followUpCode"]}");
        Assert.Contains("Zuständig ist: Ihre Hausverwaltung", reporter.Main, StringComparison.Ordinal);

        await nobody.AdvanceAsync("P150D");
        await reporter.OpenAsync($"/nachfragen/{receipt["followUpCode"]}");
        Assert.Equal((HttpStatusCode.Gone, "Dieser Code ist abgelaufen"), (reporter.Status, reporter.Heading));
        Assert.NotNull(reporter.Page.QuerySelector("main a[href^='tel:']"));
        Assert.DoesNotContain("Nachbar", reporter.Main, StringComparison.Ordinal);
    }
}
