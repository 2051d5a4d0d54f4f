using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Parser;
using Rueckkopplung.Cases;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>A house with a short history and one case on its way, a person of each role, and somebody from the street.</summary>
public sealed class DoorHouse : IAsyncLifetime
{
    private static readonly Dictionary<Role, string> Accounts = new()
    {
        [Role.SqmLead] = "sqm.leitung",
        [Role.Sqm] = "sqm.triage",
        [Role.Unit] = "fb.kbk-a",
        [Role.UnitLead] = "fb.kbk-a.leitung",
        [Role.Dezernat] = "dezernat.d5",
        [Role.Qe] = "qe.mitte",
        [Role.Treff] = "treff.bleiche",
        [Role.Helper] = "qh.bleichpfad",
        [Role.Admin] = "admin",
        [Role.Privacy] = "datenschutz",
        [Role.Leadership] = "leitung",
    };

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<Role, string> cookies = [];
    private readonly Dictionary<string, (string Field, string Cookie)> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public DemoHouse Running { get; private set; } = null!;

    public static string AccountOf(Role role) => Accounts[role];

    public async Task InitializeAsync()
    {
        Running = await DemoHouse.OpenAsync(cases: 12);
        http.BaseAddress = Running.Address;
        using var nobody = new ApiPerson(Running.Address);
        var receipt = await nobody.ReportAsync(new { text = "Sofa auf dem Gehweg", place = new { quartier = "Q02" }, reporter = new { email = "a@example.test" } });
        var number = (string)receipt["number"]!;
        using var sqm = await ApiPerson.SignedInAsync(Running.Address, "sqm.triage");
        await sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "sperrmuell", unit = "KBK-A", urgency = "normal" });
        values["{message}"] = (string)(await sqm.GetAsync($"cases/{number}/messages"))["items"]![0]!["id"]!;
        var waiting = (string)(await nobody.ReportAsync(new { text = "Noch ein Sofa" }))["number"]!;
        (values["{waiting}"], values["{triage}"]) = (waiting, (string)(await sqm.GetAsync($"cases/{waiting}"))["tasks"]![0]!["id"]!);
        using var unit = await ApiPerson.SignedInAsync(Running.Address, "fb.kbk-a");
        var file = await unit.GetAsync($"cases/{number}");
        (values["{number}"], values["{code}"]) = (number, (string)receipt["followUpCode"]!);
        (values["{taskId:guid}"], values["{part}"]) = ((string)file["tasks"]![0]!["id"]!, (string)file["parts"]![0]!["id"]!);
        foreach (var (role, account) in Accounts)
            cookies[role] = await CookieAsync(account);
    }

    /// <summary>Puts keys into a path or form: the case, its open task at KBK-A, its part, a message; the case that waits and its triage.</summary>
    public string Fill(string text) => values.Aggregate(text, (filled, value) => filled.Replace(value.Key, value.Value, StringComparison.Ordinal));

    public async Task DisposeAsync()
    {
        http.Dispose();
        await Running.DisposeAsync();
    }

    /// <summary>Knocks at a door; the session stays what it was, whatever the house says to it.</summary>
    internal async Task<(HttpStatusCode Status, bool IsSentToSignIn)> KnockAsync(Door door, Role? role)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.Address(this));
        var cookie = role is { } known ? cookies[known] : string.Empty;
        if (door.Body is not null)
            request.Content = new StringContent(door.Body, Encoding.UTF8, "application/json");
        else if (door.Method == "POST")
            (request.Content, cookie) = await FormAsync(Fill(door.Form), cookie);
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.ToString().Contains("/anmelden", StringComparison.Ordinal) == true);
    }

    // with the token of a page that this person has seen: else every form stops at the first door
    private async Task<(HttpContent Form, string Cookie)> FormAsync(string fields, string session)
    {
        if (!tokens.TryGetValue(session, out var known))
            tokens[session] = known = await TokenAsync(session);

        var form = new StringContent($"__RequestVerificationToken={known.Field}&{fields}", Encoding.UTF8, "application/x-www-form-urlencoded");
        return (form, session.Length == 0 ? known.Cookie : $"{session}; {known.Cookie}");
    }

    private async Task<(string Field, string Cookie)> TokenAsync(string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/abmelden");
        if (session.Length > 0)
            request.Headers.Add("Cookie", session);
        using var answer = await http.SendAsync(request);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var token = page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.Contains("Antiforgery", StringComparison.Ordinal));
        return (Uri.EscapeDataString(token), cookie.Split(';')[0]);
    }

    private async Task<string> CookieAsync(string userName)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/session", new { userName, password = "rueckkopplung" });
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
