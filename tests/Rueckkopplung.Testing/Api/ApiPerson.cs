using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Testing.Api;

/// <summary>A person, or nobody in particular, who uses the JSON API.</summary>
public sealed class ApiPerson : IDisposable
{
    private readonly HttpClient http;

    public ApiPerson(Uri house)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(house, "/api/v1/"),
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>Signs in with the demo password.</summary>
    public static async Task<ApiPerson> SignedInAsync(Uri house, string userName)
    {
        var person = new ApiPerson(house);
        using var answer = await person.http.PostAsJsonAsync("session", new { userName, password = "rueckkopplung" });
        return answer.StatusCode == HttpStatusCode.NoContent
            ? person
            : throw new InvalidOperationException($"'{userName}' could not sign in: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>GET, and the JSON of a 200.</summary>
    public async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return await JsonOfAsync(answer, HttpStatusCode.OK);
    }

    /// <summary>The status and body of a GET, whatever it is.</summary>
    public async Task<(HttpStatusCode Status, string Body)> TryGetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The status and body of a POST, whatever it is.</summary>
    public async Task<(HttpStatusCode Status, string Body)> TryPostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reports, and the receipt.</summary>
    public async Task<JsonObject> ReportAsync(object report, string? idempotencyKey = null)
    {
        var (status, body) = await TryPostAsync("reports", report, idempotencyKey);
        return status == HttpStatusCode.Created ? Parsed(body) : throw Unexpected(status, body);
    }

    /// <summary>Does the open task with this title that the person may do.</summary>
    public async Task<JsonObject> DoAsync(string number, string outcome, object values)
    {
        var file = await GetAsync($"cases/{number}");
        var task = file["tasks"]!.AsArray().FirstOrDefault(task => task!["outcomes"]!.AsArray().Any(one => (string?)one!["name"] == outcome))
            ?? throw new InvalidOperationException($"No open task of {number} has the outcome '{outcome}': {file.ToJsonString()}");
        var (status, body) = await TryPostAsync(
            $"cases/{number}/tasks/{task["id"]}", new { outcome, values, revision = (int)file["revision"]! });
        return status == HttpStatusCode.OK ? Parsed(body) : throw Unexpected(status, body);
    }

    /// <summary>Moves the demo clock on and says what the house says.</summary>
    public async Task<JsonObject> AdvanceAsync(string duration) => await MoveClockAsync(new { advance = duration });

    /// <summary>Moves the demo clock to an instant.</summary>
    public async Task<JsonObject> AdvanceToAsync(DateTimeOffset instant) => await MoveClockAsync(new { now = instant });

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> MoveClockAsync(object body)
    {
        var (status, answer) = await TryPostAsync("demo/clock", body);
        return status == HttpStatusCode.OK ? Parsed(answer) : throw Unexpected(status, answer);
    }

    private static async Task<JsonObject> JsonOfAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == expected ? Parsed(body) : throw Unexpected(answer.StatusCode, body);
    }

    private static JsonObject Parsed(string body) => JsonNode.Parse(body)!.AsObject();

    private static InvalidOperationException Unexpected(HttpStatusCode status, string body) =>
        new($"The house answered {(int)status}: {body}");
}
