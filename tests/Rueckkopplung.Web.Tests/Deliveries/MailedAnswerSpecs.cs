using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Mail;

namespace Rueckkopplung.Web.Tests.Deliveries;

/// <summary>The house with a real SMTP server behind it.</summary>
public sealed class MailedAnswerSpecs : IAsyncLifetime
{
    private MailServer relay = null!;
    private DemoHouse house = null!;

    public async Task InitializeAsync()
    {
        relay = await MailServer.StartAsync();
        house = await DemoHouse.OpenAsync(0, builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = $"{relay.Port}",
            }));
    }

    public async Task DisposeAsync()
    {
        await house.DisposeAsync();
        await relay.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_no_mailbox_takes_is_brought_by_people()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");

        var number = await ReportAndAnswerAsync(nobody, sqm, "niemand@example.test");
        await WaitForAsync(sqm, number, "failed", kind: "receipt");
        var message = await WaitForAsync(sqm, number, "failed", kind: "answer");
        var file = await sqm.GetAsync($"cases/{number}");

        Assert.Contains("550", (string)message["error"]!, StringComparison.Ordinal);
        Assert.Contains(file["tasks"]!.AsArray(), task => (string)task!["name"]! == "Antwort überbringen");
        await sqm.DoAsync(number, "Überbracht", new { date = "2026-11-23", way = "phone" });
        Assert.DoesNotContain(relay.Mails, mail => mail.To.Contains("niemand@example.test"));
    }

    [Fact]
    public async Task A_mailbox_that_is_busy_gets_the_same_mail_later_with_the_same_id()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");

        var number = (string)(await nobody.ReportAsync(Report("spaeter-1@example.test")))["number"]!;
        await WaitForAsync(sqm, number, "waiting", kind: "receipt", attempts: 1);
        await WaitForAsync(sqm, number, "sent", kind: "receipt");

        var message = await WaitForAsync(sqm, number, "sent", kind: "receipt");
        Assert.Equal(1, relay.RefusedForNow);
        Assert.Equal((string)message["messageId"]!, relay.Mails.Single(mail => mail.To.Contains("spaeter-1@example.test")).MessageId);
        Assert.Equal(2, (int)message["attempts"]!);
    }

    private static object Report(string address) => new
    {
        text = "Säcke am Containerplatz",
        place = new { quartier = "Q02" },
        reporter = new { email = address, answerWay = "email" },
    };

    private static async Task<string> ReportAndAnswerAsync(ApiPerson nobody, ApiPerson sqm, string address)
    {
        var number = (string)(await nobody.ReportAsync(Report(address)))["number"]!;
        await sqm.DoAsync(number, "Selbst erledigt", new { kind = "Mangel", category = "wilder-muell", answer = "Die Säcke sind weg." });
        return number;
    }

    // the loop of the outbox works on its own: each commit may be the one that says so
    private static async Task<JsonNode> WaitForAsync(ApiPerson sqm, string number, string state, string? kind, int attempts = 0)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var commits = new Commits();
        while (true)
        {
            var items = (await sqm.GetAsync($"cases/{number}/messages"))["items"]!.AsArray();
            var found = items.FirstOrDefault(item => (string)item!["state"]! == state
                && (kind is null || (string)item["kind"]! == kind) && (int)item["attempts"]! >= attempts);
            if (found is not null)
                return found;

            await commits.NextAsync(limit.Token);
        }
    }
}
