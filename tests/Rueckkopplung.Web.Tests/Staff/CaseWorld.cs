using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A house with one report, and the ways to bring it on.</summary>
internal sealed class CaseWorld : IAsyncDisposable
{
    public const string Words = "Sperrmüll liegt vor der Haustür Marktstraße 12";

    private CaseWorld(DemoHouse running, string caseNumber, string code) => (House, Number, Code) = (running, caseNumber, code);

    public DemoHouse House { get; }

    public string Number { get; }

    /// <summary>The reporter's.</summary>
    public string Code { get; }

    public string Path => $"/vorgaenge/{Number}";

    public static async Task<CaseWorld> OpenAsync(object? reporter = null, Action<WebApplicationBuilder>? furnish = null)
    {
        var house = await DemoHouse.OpenAsync(cases: 0, furnish);
        using var http = new HttpClient { BaseAddress = house.Address };
        var report = new { text = Words, place = new { text = "Marktstraße 12" }, reporter };
        using var answer = await http.PostAsJsonAsync("/api/v1/reports", report);
        var receipt = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return new CaseWorld(house, (string)receipt["number"]!, (string)receipt["followUpCode"]!);
    }

    public async Task<SeenPage> SeeAsync(string userName, string query = "")
    {
        using var person = await Visitor.SignedInAsync(House.Address, userName);
        return await person.OpenAsync(Path + query);
    }

    /// <summary>SQM assigns it to KBK-A.</summary>
    public async Task AssignAsync()
    {
        using var sqm = await ApiPerson.SignedInAsync(House.Address, "sqm.triage");
        await sqm.DoAsync(Number, "Zuweisen", new { kind = "Mangel", category = "sperrmuell", unit = "KBK-A", urgency = "normal" });
    }

    /// <summary>KBK-A accepts.</summary>
    public async Task AcceptAsync()
    {
        await AssignAsync();
        using var unit = await ApiPerson.SignedInAsync(House.Address, "fb.kbk-a");
        await unit.DoAsync(Number, "Annehmen", new { });
    }

    /// <summary>KBK-A has done it, the answer goes out.</summary>
    public async Task AnswerAsync()
    {
        await AcceptAsync();
        using var unit = await ApiPerson.SignedInAsync(House.Address, "fb.kbk-a");
        await unit.DoAsync(Number, "Erledigt", new { internalResult = "Zwei Matratzen geladen", answer = "Wir haben alles abgeholt." });
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
