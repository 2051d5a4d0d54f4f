using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>One case from the report to where its plan ends. Whatever is lost is done again, and never twice.</summary>
internal sealed class CaseWork(int no, Callers callers, Ledger ledger)
{
    private const string Unit = "fb.kbk-a";
    private const string OtherUnit = "fb.kbk-g";
    private const string Sqm = "sqm.triage";

    private string number = "";
    private string code = "";

    public string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"kill-{no}");

    /// <summary>Of ten cases two are left alone, five go the long way, three a short one.</summary>
    public Task RunAsync() => (no % 10) switch
    {
        0 => ReportAsync("email"),
        1 => LeaveWithUnitAsync(),
        2 or 3 or 4 or 5 or 6 => GoTheLongWayAsync(),
        7 => BringTheAnswerAsync(),
        8 => AskBackAsync(),
        _ => AnswerAsync(),
    };

    private async Task LeaveWithUnitAsync()
    {
        await ReportAsync("email");
        await AssignAsync();
    }

    // eight tasks: refused, assigned anew, put off, answered, not content, and once more
    private async Task GoTheLongWayAsync()
    {
        await ReportAsync("email");
        await AssignAsync();
        await DoAsync(Unit, "Ablehnen", new { reason = "Das ist eine Grünfläche.", proposedUnit = "KBK-G" });
        await DoAsync(OtherUnit, "Annehmen", new { });
        await DoAsync(OtherUnit, "Zwischenbescheid", new { newDate = await DateInAsync(40), reason = "Wir warten auf ein Ersatzteil" });
        await FinishAsync(OtherUnit);
        await JudgeAsync(satisfied: false);
        await AssignAsync();
        await DoAsync(Unit, "Annehmen", new { });
        await FinishAsync(Unit);
    }

    private async Task BringTheAnswerAsync()
    {
        await ReportAsync("phone");
        await AssignAsync();
        await DoAsync(Unit, "Annehmen", new { });
        await FinishAsync(Unit);
        await DoAsync(Sqm, "Überbracht", new { date = await DateInAsync(0), way = "phone" });
    }

    private async Task AskBackAsync()
    {
        await ReportAsync("email");
        await AssignAsync();
        await DoAsync(Unit, "Annehmen", new { });
        await DoAsync(Unit, "Rückfrage", new { question = "Welche Seite der Straße?" });
        var heard = await callers.InsistAsync(
            () => callers.Nobody.TryPostAsync($"follow-up/{code}/answer", new { text = "Die mit dem Kiosk." }));
        Assert.True(heard.Status == HttpStatusCode.NoContent || heard.WasLost, heard.Body);
        ledger.Replies[number] = true;
        await FinishAsync(Unit);
    }

    private async Task AnswerAsync()
    {
        await ReportAsync("email");
        await AssignAsync();
        await DoAsync(Unit, "Annehmen", new { });
        await FinishAsync(Unit);
        await JudgeAsync(satisfied: true);
    }

    private async Task ReportAsync(string way)
    {
        var report = new
        {
            text = $"Säcke am Containerplatz, Meldung {no}",
            place = new { quartier = "Q02" },
            reporter = new { email = $"meldung-{no}@example.test", phone = "02151 555", answerWay = way },
        };
        var heard = await callers.InsistAsync(() => callers.Nobody.TryPostAsync("reports", report, Key));
        Assert.True(heard.Status == HttpStatusCode.Created, heard.Body);
        (number, code) = ((string)heard.Json["number"]!, (string)heard.Json["followUpCode"]!);
        ledger.Receipts[Key] = heard.Json;
        ledger.Deed();
    }

    private Task AssignAsync() => DoAsync(
        Sqm, "Zuweisen", new { kind = "Mangel", category = "wilder-muell", unit = "KBK-A", urgency = "normal" });

    private Task FinishAsync(string unit) =>
        DoAsync(unit, "Erledigt", new { internalResult = "Abgefahren.", answer = $"Die Säcke sind weg (Meldung {no})." });

    private async Task JudgeAsync(bool satisfied)
    {
        var text = satisfied ? null : "Es liegt wieder etwas da.";
        var heard = await callers.InsistAsync(
            () => callers.Nobody.TryPostAsync($"follow-up/{code}/feedback", new { satisfied, text }));
        Assert.True(heard.Status == HttpStatusCode.NoContent || heard.WasLost, heard.Body);
        ledger.Feedbacks[number] = satisfied;
    }

    private async Task DoAsync(string userName, string outcome, object values)
    {
        var person = await callers.AsAsync(userName);
        var found = await callers.InsistAsync(() => person.TryGetAsync($"cases/{number}"));
        var task = found.Status == HttpStatusCode.OK ? TaskWith(found.Json, outcome) : null;
        Assert.True(task is not null, $"{userName} has no task with '{outcome}' in {number}: {(int)found.Status} {found.Json["status"]} {found.Json["tasks"]?.ToJsonString()}");

        var heard = await callers.InsistAsync(
            () => person.TryPostAsync($"cases/{number}/tasks/{task}", new { outcome, values }));
        if (heard is { WasLost: true, Status: HttpStatusCode.Conflict, Code: "task.done" } or { WasLost: true, Status: HttpStatusCode.NotFound })
            ledger.Unheard();
        else
            Assert.True(heard.Status == HttpStatusCode.OK, $"{outcome} in {number}: {heard.Body}");
        Assert.True(ledger.Tasks.TryAdd(task.Value, outcome), $"Task {task} was done twice.");
        ledger.Deed();
    }

    private static Guid? TaskWith(JsonObject file, string outcome) => file["tasks"]!.AsArray()
        .Where(task => task!["outcomes"]!.AsArray().Any(one => (string?)one!["name"] == outcome))
        .Select(task => (Guid?)task!["id"]!)
        .FirstOrDefault();

    private async Task<string> DateInAsync(int days)
    {
        var heard = await callers.InsistAsync(() => callers.Nobody.TryGetAsync("demo/clock"));
        var now = DateTimeOffset.Parse((string)heard.Json["now"]!, CultureInfo.InvariantCulture);
        return now.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
