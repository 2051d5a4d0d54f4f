using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;
using Rueckkopplung.Web.Tests.Residents;

namespace Rueckkopplung.Web.Tests.ClosedLoop;

/// <summary>The whole loop in Chromium: a resident, SQM, a unit, and the resident again, who also says that it helped.</summary>
public sealed class FourPeopleSpecs : IAsyncLifetime
{
    private const string Concern = "Vor dem Haus Marktstraße 12 liegt ein altes Sofa.";
    private const string Reply = "Das Sofa ist abgeholt. Danke für Ihren Hinweis.";

    private DemoHouse house = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: 0);
        browser = await Browser.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await house.DisposeAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_report_comes_back_as_an_answer(int width)
    {
        var resident = await browser.WindowAsync(house.Address, width);
        var (number, code) = await ReportAsync(resident);

        await TriageAsync(await OpenAsync("sqm.triage", width), number);
        var unit = await OpenAsync("fb.kbk-a", width);
        await unit.GotoAsync("/stelle");
        await GoAsync(unit, () => unit.ClickAsync($"a[href*='{number}'] >> nth=0"));
        await unit.DecideAsync("Annehmen");
        await unit.GotoAsync($"/vorgaenge/{number}");
        await unit.DecideAsync("Erledigt", ("internalResult", "Sofa mit der Tour abgeholt"), ("answer", Reply));

        await ReadAnswerAsync(resident, code);
        Assert.Equal("closed", (await CaseAsync(number))["status"]!.ToString());
        Assert.Equal(["email"], (await CaseAsync(number))["answers"]!.AsArray().Select(answer => (string)answer!["way"]!));
    }

    private static async Task<(string Number, string Code)> ReportAsync(IPage resident)
    {
        await resident.GotoAsync("/");
        await GoAsync(resident, () => resident.ClickAsync("main a[href='/melden']"));
        await resident.FillAsync("#what-text", Concern);
        await PressAsync(resident, "Weiter");
        await resident.CheckAsync("#ort-adresse");
        await resident.FillAsync("#where-street", "Marktstraße");
        await resident.FillAsync("#where-houseno", "12");
        await PressAsync(resident, "Weiter");
        await resident.CheckAsync("#weg-email");
        await resident.FillAsync("#answer-email", "anna@example.test");
        await PressAsync(resident, "Weiter");
        await PressAsync(resident, "Meldung senden");
        Assert.EndsWith("/melden/quittung", resident.Url, StringComparison.Ordinal);
        return (await resident.InnerTextAsync(".kennung dd.nr"), await resident.InnerTextAsync(".kennung dd:not(.nr)"));
    }

    private static async Task TriageAsync(IPage sqm, string number)
    {
        await sqm.GotoAsync("/triage");
        await GoAsync(sqm, () => sqm.ClickAsync($"main a[href*='{number}'] >> nth=0"));
        Assert.Contains(Concern, await sqm.InnerTextAsync("main"), StringComparison.Ordinal);
        await sqm.DecideAsync("Zuweisen", ("kind", "Mangel"), ("category", "sperrmuell"), ("unit", "KBK-A"));
    }

    private static async Task ReadAnswerAsync(IPage resident, string code)
    {
        await resident.GotoAsync("/nachfragen");
        await resident.GetByLabel("Ihr Code").FillAsync(code);
        await GoAsync(resident, () => resident.ClickAsync("main form button[type=submit]"));
        Assert.Equal(Reply, await resident.InnerTextAsync(".wortlaut"));
        await resident.CheckAsync("#ja");
        await GoAsync(resident, () => resident.ClickAsync("form[aria-labelledby=geholfen] button"));
        Assert.Equal(0, await resident.Locator("form[aria-labelledby=geholfen]").CountAsync());
    }

    private async Task<IPage> OpenAsync(string userName, int width)
    {
        var window = await browser.WindowAsync(house.Address, width);
        await Browser.SignInAsync(window, userName);
        return window;
    }

    private async Task<JsonObject> CaseAsync(string number)
    {
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        return await sqm.GetAsync($"cases/{number}");
    }

    private static Task PressAsync(IPage window, string words) =>
        GoAsync(window, () => window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words, Exact = true }).First.ClickAsync());

    private static Task GoAsync(IPage window, Func<Task> act) => window.TurnAsync(act);
}
