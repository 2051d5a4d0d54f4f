using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>
/// Who may go where. Written from the roles of the design, not from the code: a way into the house that is not here fails
/// the test. The case is open, lies with KBK-A in a Quartier of qe.mitte, and was reported by somebody without an account.
/// </summary>
internal static class DoorTable
{
    private static readonly Role[] All = Enum.GetValues<Role>();
    private static readonly Role[] Sqm = [Role.Sqm, Role.SqmLead];
    private static readonly Role[] Admin = [Role.Admin];
    private static readonly Role[] Lists = [.. All.Except(Admin)];
    private static readonly Role[] SeesTheCase = [.. Sqm, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Privacy];
    private static readonly Role[] WritesNotes = [.. SeesTheCase.Except([Role.Privacy])];
    private static readonly Role[] DoesItsTask = [Role.Unit, Role.UnitLead];

    public static IReadOnlyList<Door> Rows { get; } = [.. Public(), .. Staff(), .. Verwaltung(), .. Programs(), .. StudioDoors.Rows];

    private static IEnumerable<Door> Public() =>
    [
        new("GET /", null),
        new("GET /anmelden", null),
        new("POST /anmelden", null),
        new("GET /abmelden", null),
        new("POST /abmelden", null),
        new("GET /barrierefreiheit", null),
        new("GET /datenschutz", null),
        new("GET /impressum", null),
        new("GET /leichte-sprache", null),
        new("GET /melden", null),
        new("POST /melden", null),
        new("POST /melden?handler=Send", null),
        new("GET /melden/quittung", null),
        new("GET /nachfragen", null),
        new("POST /nachfragen", null),
        new("GET /nachfragen/{code}", null),
        new("POST /nachfragen/{code}?handler=Reply", null),
        new("POST /nachfragen/{code}?handler=DontKnow", null),
        new("POST /nachfragen/{code}?handler=Feedback", null),
        new("GET /nachfragen/{code}/zurueckziehen", null),
        new("POST /nachfragen/{code}/zurueckziehen", null, "/nachfragen/0000000000000001/zurueckziehen"),
        new("GET /sprache/{code}", null, "/sprache/de"),
        new("POST /sprache/{code}", null, "/sprache/de"),
        new("GET /fehler/401", null),
        new("POST /fehler/401", null),
        new("GET /fehler/{code:int:range(400,599)}", null, "/fehler/404"),
        new("ANY /{*path}", null, "/gibt-es-nicht"),
    ];

    private static IEnumerable<Door> Staff() =>
    [
        new("GET /passwort", All),
        new("POST /passwort", All),
        new("GET /triage", Sqm, "/triage?fall={waiting}"),
        new("POST /triage", Sqm, "/triage?fall={waiting}", Form: "task={triage}&outcome=Gibt+es+nicht"),
        new("POST /triage?handler=Vorschau", Sqm, "/triage?handler=Vorschau&fall={waiting}", Form: "task={triage}&outcome=Gibt+es+nicht"),
        // shows each person the own tasks only
        new("GET /stelle", All),
        new("POST /stelle", DoesItsTask, Form: "number={number}&task={taskId:guid}&outcome=Gibt+es+nicht"),
        new("GET /uebersicht", [.. Sqm, Role.Qe, Role.Dezernat, Role.Leadership]),
        new("GET /fristen", [.. Sqm, .. DoesItsTask, Role.Dezernat]),
        new("POST /fristen", [.. Sqm, .. DoesItsTask, Role.Dezernat]),
        new("POST /fristen?handler=Preview", [.. Sqm, .. DoesItsTask, Role.Dezernat]),
        new("POST /fristen?handler=Retry", [Role.SqmLead]),
        new("GET /fristen?handler=Csv", [.. Sqm, .. DoesItsTask, Role.Dezernat]) { IsFile = true },
        new("POST /fristen?handler=RunSeries", Sqm, Form: "series=digest"),
        new("POST /fristen?handler=Series", Sqm, Form: "series=digest&paused=false"),
        new("GET /nachrichten", SeesTheCase),
        new("GET /nachrichten/{id:guid}", SeesTheCase, "/nachrichten/{message}"),
        new("POST /nachrichten/{id:guid}", [.. Sqm, .. DoesItsTask], "/nachrichten/{message}"),
        new("GET /aushang/{quartier}", [.. Sqm, Role.Qe, Role.Treff, Role.Helper], "/aushang/Q02"),
        new("GET /vorgaenge", Lists),
        new("GET /suche", All, "/suche?q=Sofa"),
        new("GET /vorgaenge/{number}", SeesTheCase),
        new("POST /vorgaenge/{number}", DoesItsTask, Form: "task={taskId:guid}&outcome=Gibt+es+nicht"),
        new("POST /vorgaenge/{number}?handler=Note", WritesNotes),
        new("POST /vorgaenge/{number}?handler=Contact", [.. Sqm, Role.Unit, Role.UnitLead, Role.Qe]),
        new("POST /vorgaenge/{number}?handler=Reference", DoesItsTask, Form: "part={part}&reference=A-1"),
        new("POST /vorgaenge/{number}?handler=TakeOver", DoesItsTask, Form: "part={part}"),
        new("POST /vorgaenge/{number}?handler=GiveBack", DoesItsTask, Form: "part={part}"),
        new("POST /vorgaenge/{number}?handler=Resend", [.. Sqm, .. DoesItsTask], Form: "message={message}"),
        new("POST /vorgaenge/{number}?handler=Reopen", Sqm),
        new("POST /vorgaenge/{number}?handler=Retry", [Role.SqmLead]),
        new("GET /vorgaenge/{number}/berichtigen", Sqm),
        new("POST /vorgaenge/{number}/berichtigen", Sqm),
        new("POST /vorgaenge/{number}/berichtigen?handler=Kind", Sqm),
    ];

    private static IEnumerable<Door> Verwaltung() =>
    [
        new("GET /verwaltung", Admin),
        new("GET /verwaltung/konten", Admin),
        new("GET /verwaltung/konten/neu", Admin),
        new("POST /verwaltung/konten/neu", Admin),
        new("GET /verwaltung/konten/{id:int}", Admin, "/verwaltung/konten/60"),
        new("POST /verwaltung/konten/{id:int}", Admin, "/verwaltung/konten/60"),
        new("POST /verwaltung/konten/{id:int}?handler=Lock", Admin, "/verwaltung/konten/60?handler=Lock"),
        new("POST /verwaltung/konten/{id:int}?handler=Password", Admin, "/verwaltung/konten/60?handler=Password"),
        new("GET /verwaltung/regeln", Admin, "/verwaltung/regeln?text=Sofa&kategorie=abfall"),
        new("POST /verwaltung/regeln", Admin),
        new("GET /verwaltung/regeln/neu", Admin),
        new("POST /verwaltung/regeln/neu", Admin),
        new("POST /verwaltung/regeln/neu?handler=Remove", []),
        new("GET /verwaltung/regeln/{no:int}", Admin, "/verwaltung/regeln/6"),
        new("POST /verwaltung/regeln/{no:int}", Admin, "/verwaltung/regeln/6"),
        new("POST /verwaltung/regeln/{no:int}?handler=Remove", Admin, "/verwaltung/regeln/6?handler=Remove"),
        new("GET /verwaltung/ablaeufe", Admin),
        new("POST /verwaltung/ablaeufe", Admin),
        new("POST /verwaltung/ablaeufe?handler=Remove", Admin),
        new("GET /verwaltung/prozesse/{definitionId}/versionen", [Role.SqmLead, Role.Admin], "/verwaltung/prozesse/mangel/versionen"),
        new("GET /verwaltung/prozesse/{definitionId}/versionen/{number:int}/zurueckholen", Admin, "/verwaltung/prozesse/mangel/versionen/1/zurueckholen"),
        new("POST /verwaltung/prozesse/{definitionId}/versionen/{number:int}/zurueckholen", Admin, "/verwaltung/prozesse/mangel/versionen/1/zurueckholen"),
        new("GET /verwaltung/stellen", Admin),
        new("POST /verwaltung/stellen", Admin),
        new("POST /verwaltung/stellen?handler=End", Admin) { MayBeAbsent = true },
        new("GET /verwaltung/quartiere", Admin),
        new("GET /verwaltung/kategorien", Admin),
        new("GET /verwaltung/kalender", Admin),
        new("POST /verwaltung/kalender?handler=Count", Admin, Form: "endMoves=true"),
        new("POST /verwaltung/kalender?handler=Day", Admin),
        new("POST /verwaltung/kalender?handler=Hours", Admin),
        new("POST /verwaltung/kalender?handler=EndDay", Admin, Form: "number=999"),
        new("POST /verwaltung/kalender?handler=EndHours", Admin, Form: "number=999"),
        new("GET /verwaltung/fristprofile", Admin),
        new("GET /verwaltung/fristprofile/{code}", Admin, "/verwaltung/fristprofile/weg"),
        new("POST /verwaltung/fristprofile/{code}", Admin, "/verwaltung/fristprofile/weg"),
        new("POST /verwaltung/fristprofile/{code}?handler=Preview", Admin, "/verwaltung/fristprofile/weg?handler=Preview"),
        new("GET /verwaltung/protokoll", Admin),
    ];

    private static IEnumerable<Door> Programs() =>
    [
        new("ANY /health/live", null),
        new("ANY /health/ready", null),
        new("GET /openapi/{documentName}.json", null, "/openapi/v1.json"),
        new("POST /api/v1/session", null, Body: """{"userName":"sqm.triage","password":"rueckkopplung"}"""),
        new("DELETE /api/v1/session", null),
        new("POST /api/v1/reports", null, Body: """{"text":"Der Gully ist voll."}"""),
        new("GET /api/v1/cases", All),
        new("GET /api/v1/cases/{number}", SeesTheCase),
        new("GET /api/v1/cases/{number}/journal", SeesTheCase),
        new("GET /api/v1/cases/{number}/timers", SeesTheCase),
        new("GET /api/v1/cases/{number}/messages", SeesTheCase),
        new("POST /api/v1/cases/{number}/tasks/{taskId:guid}", DoesItsTask, Body: """{"outcome":"Gibt es nicht","values":{}}"""),
        new("POST /api/v1/cases/{number}/retry", [Role.SqmLead, Role.Admin]),
        new("GET /api/v1/incidents/", [Role.SqmLead, Role.Admin], "/api/v1/incidents"),
        new("POST /api/v1/incidents/retry", [Role.SqmLead, Role.Admin], Body: """{"kind":"activity","cause":"","definitionId":"","activityId":""}"""),
        new("POST /api/v1/incidents/{id:guid}/retry", [Role.SqmLead, Role.Admin], "/api/v1/incidents/00000000-0000-0000-0000-000000000001/retry"),
        new("GET /api/v1/follow-up/{code}", null),
        new("POST /api/v1/follow-up/{code}/answer", null, Body: """{"text":""}"""),
        new("POST /api/v1/follow-up/{code}/feedback", null, Body: """{"satisfied":true}"""),
        new("POST /api/v1/follow-up/{code}/withdraw", null, "/api/v1/follow-up/0000000000000001/withdraw"),
        new("GET /api/v1/demo/clock", null),
        new("POST /api/v1/demo/clock", null, Body: "{}"),
    ];
}
