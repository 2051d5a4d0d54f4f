using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>The message log says what left the house, shows no address and no code, and sends again.</summary>
public abstract class MessagesSpecs : StaffSpecs
{
    private const string Address = "melderin@example.test";

    private string number = "";
    private string code = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var receipt = await Sqm.ReportAsync(new { text = "Schlagloch", place = new { quartier = "Q02" }, reporter = new { email = Address, answerWay = "email" } });
        (number, code) = ((string)receipt["number"]!, (string)receipt["followUpCode"]!);
        await Sqm.ReportAsync(new { text = "Laterne", reporter = new { email = Address, answerWay = "email" } });
    }

    [Fact]
    public async Task The_messages_of_a_case_are_found_by_its_number_however_it_is_written()
    {
        foreach (var typed in new[] { number, number.Replace("-", "", StringComparison.Ordinal) })
            Assert.Equal([number], Numbers(await Visitor.OpenAsync($"/nachrichten?nummer={typed}")));
        Assert.Equal(2, Numbers(await Visitor.OpenAsync("/nachrichten")).Count);
    }

    [Fact]
    public async Task A_mistyped_number_is_explained()
    {
        var page = await Visitor.OpenAsync("/nachrichten?nummer=2026-00001-99");

        Assert.Contains("Tippfehler", page.Text(".kern-alert"), StringComparison.Ordinal);
        Assert.Empty(Numbers(page));
    }

    [Fact]
    public async Task Neither_the_log_nor_a_message_shows_the_address_or_the_code()
    {
        var list = await Visitor.OpenAsync("/nachrichten");
        var message = await MessageAsync();

        Assert.Contains(number, message.Text(".vorschau"), StringComparison.Ordinal);
        foreach (var page in new[] { list, message })
        {
            Assert.DoesNotContain(Address, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(code, page.Document.DocumentElement.OuterHtml.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_is_red_and_goes_out_again_once()
    {
        await FailAsync($"550 <{Address}> unknown");
        var failed = await Visitor.OpenAsync("/nachrichten?stand=Failed");
        Assert.Equal([number], Numbers(failed));
        var message = await MessageAsync();
        Assert.DoesNotContain(Address, message.Body, StringComparison.Ordinal);

        var after = await Visitor.SendAsync(message, "main form");

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Contains("Noch einmal gesendet", after.Text("dl"), StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector("main form"));
        Assert.Equal(2, Numbers(await Visitor.OpenAsync($"/nachrichten?nummer={number}")).Count);
    }

    [Fact]
    public async Task The_words_of_a_protected_case_are_not_in_the_log()
    {
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "kinderschutz", unit = "51", urgency = "high" });
        var page = await Visitor.OpenAsync($"/nachrichten?nummer={number}");

        Assert.All(page.Document.QuerySelectorAll(".zeile__titel"), title => Assert.Equal("Geschützter Vorgang", title.TextContent.Trim()));
        var message = await MessageAsync();
        Assert.Equal("Geschützter Vorgang", message.Heading);
        Assert.Null(message.Document.QuerySelector(".vorschau"));
    }

    [Theory]
    [InlineData("treff.bleiche", HttpStatusCode.Forbidden)]
    [InlineData("leitung", HttpStatusCode.Forbidden)]
    [InlineData("datenschutz", HttpStatusCode.OK)]
    public async Task The_log_is_for_those_who_answer_for_messages(string user, HttpStatusCode expected)
    {
        using var person = await Visitor.SignedInAsync(House.Address, user);

        Assert.Equal(expected, (await person.OpenAsync("/nachrichten")).Status);
    }

    [Fact]
    public async Task A_unit_sees_the_messages_of_its_own_cases_only()
    {
        using var unit = await Visitor.SignedInAsync(House.Address, "fb.kbk-s");
        var before = Numbers(await unit.OpenAsync("/nachrichten"));
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "schlagloch", unit = "KBK-S", urgency = "normal" });

        Assert.Empty(before);
        Assert.Equal([number], Numbers(await unit.OpenAsync("/nachrichten")).Distinct());
    }

    private async Task<SeenPage> MessageAsync()
    {
        var list = await Visitor.OpenAsync($"/nachrichten?nummer={number}");
        return await Visitor.OpenAsync(list.Document.QuerySelectorAll(".zeile__titel a")[^1].GetAttribute("href")!);
    }

    // as a mail server does that knows no such address
    private Task<int> FailAsync(string error) => House.Services.GetRequiredService<IStepRunner>().RunAsync(
        StepOrigin.Continuation,
        async (step, token) =>
        {
            var db = step.GetRequiredService<RueckkopplungDb>();
            var id = (await db.Cases.ToListAsync(token)).Single(file => file.Number.ToString() == number).Id;
            return await db.Outbox.Where(message => message.CaseId == id).ExecuteUpdateAsync(
                change => change.SetProperty(message => message.State, OutboxState.Failed).SetProperty(message => message.LastError, error), token);
        },
        CancellationToken.None);
}

public sealed class MessagesOnSqlite : MessagesSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class MessagesOnPostgreSql : MessagesSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
