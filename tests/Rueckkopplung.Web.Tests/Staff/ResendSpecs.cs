using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A message that did not arrive is sent again, from the page of its case.</summary>
public sealed class ResendSpecs : IAsyncLifetime
{
    private const string Button = "#nachrichten td form[action*='Resend']";

    private readonly RefusingMails mails = new();
    private CaseWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await CaseWorld.OpenAsync(
            new { email = "melderin@example.org", answerWay = "email" },
            builder => builder.Services.AddSingleton<IMailTransport>(mails));
        await DeliverAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_mail_that_did_not_arrive_says_so_and_offers_to_go_again()
    {
        var page = await world.SeeAsync("sqm.triage");

        Assert.Contains("nicht zugestellt", page.Text("#nachrichten"), StringComparison.Ordinal);
        Assert.Contains("Dieses Postfach gibt es nicht.", page.Text("#nachrichten"), StringComparison.Ordinal);
        Assert.Contains("Noch einmal senden", page.Text(Button), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_it_is_a_new_message_and_stands_in_the_history()
    {
        mails.Takes = true;
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        await sqm.SendAsync(await sqm.OpenAsync(world.Path), Button);
        await DeliverAsync();

        var again = Assert.Single(mails.Taken);
        Assert.Contains("Ihr Hinweis ist da", again.Subject, StringComparison.Ordinal);
        var messages = await MessagesAsync();
        Assert.Equal(2, messages.Select(message => (string)message!["messageId"]!).Distinct().Count());
        // the way in by the reporter's code is the reporter's alone
        Assert.Matches("/nachfragen/[0-9A-Z]{16}", again.Body);
        Assert.All(messages, message => Assert.DoesNotMatch("/nachfragen/[0-9A-Za-z]", (string)message!["body"]!));
        Assert.Contains("Noch einmal gesendet: Quittung", (await sqm.OpenAsync(world.Path)).Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_goes_again_needs_nobody_to_bring_it()
    {
        await world.AnswerAsync();
        await DeliverAsync();
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var failed = await sqm.OpenAsync(world.Path);
        var before = failed.Document.QuerySelectorAll("#aufgabe h2").Count(task => task.TextContent.EndsWith("Antwort überbringen", StringComparison.Ordinal));
        Assert.NotEqual(0, before);

        var answer = failed.Document.QuerySelectorAll("#nachrichten tbody tr").Single(row => row.QuerySelector("summary")!.TextContent.Trim() == "Antwort");
        answer.QuerySelector("td form")!.Id = "again";
        var page = await sqm.SendAsync(failed, "#again");

        Assert.Equal(before - 1, page.Document.QuerySelectorAll("#aufgabe h2").Length);
        Assert.Contains("Beantwortet", page.Text(".fallkopf"), StringComparison.Ordinal);
        Assert.Contains("Ablauf beendet: Die Nachricht geht noch einmal hinaus.", page.Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_while_it_is_under_way_is_refused_in_words()
    {
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.OpenAsync(world.Path);
        await sqm.SendAsync(page, Button);
        var second = await sqm.SendAsync(page, Button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("ist schon unterwegs", second.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(2, (await MessagesAsync()).Count);
    }

    [Fact]
    public async Task Nobody_of_another_unit_can_send_it()
    {
        using var sqm = await Visitor.SignedInAsync(world.House.Address, "sqm.triage");
        var page = await sqm.OpenAsync(world.Path);
        var fields = page.Form(Button).QuerySelectorAll("input").Select(input =>
            KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        using var other = await Visitor.SignedInAsync(world.House.Address, "fb.61");
        var token = (await other.OpenAsync("/stelle")).Document.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value");
        var own = fields.Where(field => field.Key == "message").Append(KeyValuePair.Create("__RequestVerificationToken", token ?? ""));

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"{world.Path}?handler=Resend", own)).Status);
        Assert.Single(await MessagesAsync());
    }

    private async Task<System.Text.Json.Nodes.JsonArray> MessagesAsync()
    {
        using var api = await ApiPerson.SignedInAsync(world.House.Address, "sqm.triage");
        return (await api.GetAsync($"cases/{world.Number}/messages"))["items"]!.AsArray();
    }

    private async Task DeliverAsync()
    {
        mails.IsConfigured = true;
        await world.House.Services.GetRequiredService<OutboxDelivery>().DeliverDueAsync(CancellationToken.None);
        mails.IsConfigured = false;
    }
}
