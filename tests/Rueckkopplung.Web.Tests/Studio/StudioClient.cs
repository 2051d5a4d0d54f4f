using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>Sends what Elsa Studio sends, as it was recorded in the browser.</summary>
internal sealed class StudioClient : IDisposable
{
    private readonly HttpClient http;

    private StudioClient(Uri house) => http = new HttpClient(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
    })
    {
        BaseAddress = house,
    };

    public static async Task<StudioClient> SignedInAsync(Uri house, string userName)
    {
        var client = new StudioClient(house);
        using var answer = await client.http.PostAsJsonAsync("/api/v1/session", new { userName, password = "rueckkopplung" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return client;
    }

    public static StudioClient Nobody(Uri house) => new(house);

    public async Task<JsonObject> GetAsync(string path)
    {
        var (status, body, _) = await SendAsync(HttpMethod.Get, path, null);
        Assert.True(status == HttpStatusCode.OK, $"{path} answered {(int)status}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    public async Task<JsonObject> PostAsync(string path, JsonNode? body, params (string Name, string Value)[] headers)
    {
        var (status, text, _) = await SendAsync(HttpMethod.Post, path, body, headers);
        Assert.True(status == HttpStatusCode.OK, $"{path} answered {(int)status}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public Task<(HttpStatusCode Status, string Body, HttpResponseMessage Answer)> SendAsync(
        HttpMethod method, string path, JsonNode? body, params (string Name, string Value)[] headers) =>
        SendRawAsync(method, path, body is null ? null : JsonContent.Create(body), headers);

    /// <summary>Sends a body as it stands, JSON or not.</summary>
    public async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Answer)> SendRawAsync(
        HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/studio", StringComparison.Ordinal) ? path : "/elsa/api" + path);
        request.Content = body;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    /// <summary>Saves as the Studio does; a new definition has no id.</summary>
    public Task<JsonObject> SaveAsync(JsonObject model) =>
        PostAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = false });

    public void Dispose() => http.Dispose();

    /// <summary>What the dialog „New workflow“ sends: a root without activities.</summary>
    public static JsonObject New(string name) => new()
    {
        ["id"] = null,
        ["definitionId"] = null,
        ["name"] = name,
        ["toolVersion"] = "3.8.0.0",
        ["root"] = new JsonObject { ["id"] = "5f1f1c1f0a0b0c0d", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1" },
    };

    public static JsonObject Activity(string id, string type, params (string Input, string Value)[] inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 10, ["y"] = 20 } } },
        };
        // the Studio leaves the type out and writes everything as text
        foreach (var (input, value) in inputs)
        {
            activity[input] = new JsonObject
            {
                ["typeName"] = null,
                ["expression"] = new JsonObject { ["type"] = value.StartsWith('[') ? "Object" : "Literal", ["value"] = value },
                ["memoryReference"] = null,
            };
        }
        return activity;
    }
}
