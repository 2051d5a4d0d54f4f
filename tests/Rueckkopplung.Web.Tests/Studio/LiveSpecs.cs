using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>Whoever watches an instance is told after each step; nobody else is, and nobody from another page.</summary>
[Collection(SharedQuietHouse.Name)]
public sealed class LiveSpecs(QuietHouse house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_step_of_a_watched_instance_is_told_after_its_commit()
    {
        var (number, instance) = await ReportedAsync();
        await using var viewer = Viewer(await CookieAsync("sqm.leitung"));
        var heard = Channel.CreateUnbounded<(string Call, JsonElement Argument)>();
        foreach (var call in (string[])["WorkflowExecutionLogUpdatedAsync", "ActivityExecutionLogUpdatedAsync", "WorkflowInstanceUpdatedAsync"])
            viewer.On<JsonElement>(call, argument => heard.Writer.TryWrite((call, argument)));
        await viewer.StartAsync();
        await viewer.InvokeAsync("ObserveInstanceAsync", instance.ToString());

        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        await sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "sperrmuell", unit = "KBK-A", urgency = "normal" });

        var counters = await HearAsync(heard, "ActivityExecutionLogUpdatedAsync");
        Assert.Contains(counters.GetProperty("stats").EnumerateArray(), one => one.GetProperty("activityNodeId").GetString()!.StartsWith("Workflow1:", StringComparison.Ordinal));
        await HearAsync(heard, "WorkflowExecutionLogUpdatedAsync");
        Assert.Equal(instance.ToString(), (await HearAsync(heard, "WorkflowInstanceUpdatedAsync")).GetProperty("workflowInstanceId").GetString());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_watched()
    {
        await using var viewer = Viewer(await CookieAsync("admin"));
        await viewer.StartAsync();
        await Assert.ThrowsAsync<HubException>(() => viewer.InvokeAsync("ObserveInstanceAsync", Guid.Empty.ToString()));
        await Assert.ThrowsAsync<HubException>(() => viewer.InvokeAsync("ObserveInstanceAsync", "<script>"));
        Assert.Equal(HubConnectionState.Connected, viewer.State);
    }

    [Fact]
    public async Task Who_may_not_read_the_Studio_gets_no_connection()
    {
        await using var nobody = Viewer(string.Empty);
        var unknown = await Assert.ThrowsAsync<HttpRequestException>(() => nobody.StartAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        await using var unit = Viewer(await CookieAsync("fb.kbk-a"));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => unit.StartAsync());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_house_is_turned_away()
    {
        await using var foreign = Viewer(await CookieAsync("admin"), ("Origin", "https://evil.example"));
        var closed = new TaskCompletionSource();
        foreign.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        try
        {
            await foreign.StartAsync();
        }
        catch (Exception refused) when (refused is IOException or HubException or HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            closed.TrySetResult();
        }

        await closed.Task.WaitAsync(Patience);
        Assert.Equal(HubConnectionState.Disconnected, foreign.State);
    }

    private async Task<(string Number, Guid Instance)> ReportedAsync()
    {
        using var nobody = new ApiPerson(house.Address);
        var number = (string)(await nobody.ReportAsync(new { text = "Sofa auf dem Gehweg", place = new { quartier = "Q02" } }))["number"]!;
        await using var scope = house.Running.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        return (number, await db.Instances.OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Select(one => one.Id).FirstAsync());
    }

    private HubConnection Viewer(string cookie, params (string Name, string Value)[] headers) => new HubConnectionBuilder()
        .WithUrl(new Uri(house.Address, "/elsa/hubs/workflow-instance"), options =>
        {
            if (cookie.Length > 0)
                options.Headers["Cookie"] = cookie;
            foreach (var (name, value) in headers)
                options.Headers[name] = value;
        })
        .Build();

    private async Task<string> CookieAsync(string userName)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = house.Address };
        using var content = new StringContent(JsonSerializer.Serialize(new { userName, password = "rueckkopplung" }), System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/v1/session", content);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return cookies.GetCookieHeader(house.Address);
    }

    private static async Task<JsonElement> HearAsync(Channel<(string Call, JsonElement Argument)> heard, string call)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var one in heard.Reader.ReadAllAsync(patience.Token))
        {
            if (one.Call == call)
                return one.Argument;
        }

        throw new InvalidOperationException($"{call} was not heard.");
    }
}
