using System.Net;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>The reporter comes back with the code.</summary>
public sealed class NachfragenSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    [Fact]
    public async Task A_code_is_found_as_people_type_it()
    {
        var code = await house.ReportAsync("So getippt");
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync("/nachfragen");
        reporter.Fill("Code", code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace("-", " ", StringComparison.Ordinal));
        await reporter.PressAsync("Nachsehen");

        Assert.Equal("Wir lesen Ihre Meldung", reporter.Heading);
        Assert.Equal("Montag, 30. November 2026", reporter.Page.QuerySelector(".zusage time")!.TextContent);
        Assert.True(reporter.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(reporter.Response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task What_is_no_code_is_said_at_the_field()
    {
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync("/nachfragen");
        reporter.Fill("Code", "7K3M-Q2XD-9TVB");
        await reporter.PressAsync("Nachsehen");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reporter.Status);
        Assert.Contains("hier stehen 12", reporter.Main, StringComparison.Ordinal);
        Assert.Equal("7K3M-Q2XD-9TVB", reporter.Value("Code"));
    }

    [Theory]
    [InlineData("7K3MQ2XD9TVB4HNE")]
    [InlineData("gibt-es-nicht")]
    public async Task A_wrong_code_gets_a_friendly_404(string code)
    {
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");

        Assert.Equal(HttpStatusCode.NotFound, reporter.Status);
        Assert.Equal("Diesen Code kennen wir nicht", reporter.Heading);
        Assert.NotNull(reporter.Page.QuerySelector("main a[href^='tel:']"));
    }

    [Fact]
    public async Task A_question_leads_the_page_and_the_reply_arrives()
    {
        var code = await house.ReportAsync("Reifen hinter den Garagen");
        await house.WorkAsync(code, (file, _, now) => file.Ask("Wie heißt die Straße mit dem Kiosk?", now.AddDays(11), Actor.House, now));
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");
        Assert.Equal("Wir haben eine Frage an Sie", reporter.Heading);
        reporter.Fill("Reply", "Dießemer Straße");
        using var first = await reporter.SendAsync("Antwort senden");
        await reporter.PressAsync("Antwort senden");

        Assert.Contains("Danke. Ihre Antwort ist angekommen.", reporter.Main, StringComparison.Ordinal);
        Assert.Equal("Dießemer Straße", Assert.Single((await house.CaseAsync("Reifen hinter den Garagen")).Questions).Reply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PNG\u0001IHDR")]
    public async Task A_reply_that_cannot_be_taken_gets_a_sentence_and_stays(string reply)
    {
        var code = await house.ReportAsync("Frage offen");
        await house.WorkAsync(code, (file, _, now) => file.Ask("Wo genau?", now.AddDays(11), Actor.House, now));
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");
        reporter.Fill("Reply", reply);
        await reporter.PressAsync("Antwort senden");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reporter.Status);
        Assert.NotEmpty(reporter.Page.QuerySelector("#antwort-fault")!.TextContent.Trim());
        Assert.Equal(reply, reporter.Value("Reply"));
    }

    [Fact]
    public async Task An_answer_leads_the_page_and_feedback_is_taken_once()
    {
        var code = await house.ReportAsync("Gully verstopft");
        await house.WorkAsync(code, Answered);
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");
        Assert.Equal("Unsere Antwort ist da", reporter.Heading);
        Assert.Contains("Das Wasser läuft wieder ab.", reporter.Main, StringComparison.Ordinal);
        reporter.Choose("Helped", "yes");
        using var first = await reporter.SendAsync("Rückmeldung senden");
        await reporter.PressAsync("Rückmeldung senden");

        Assert.Contains("Danke für Ihre Rückmeldung.", reporter.Main, StringComparison.Ordinal);
        Assert.True(Assert.Single((await house.CaseAsync("Gully verstopft")).Feedbacks).Satisfied);
    }

    [Fact]
    public async Task Feedback_without_yes_or_no_is_asked_again()
    {
        var code = await house.ReportAsync("Noch ein Gully");
        await house.WorkAsync(code, Answered);
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");
        reporter.Fill("Why", "Es tropft");
        await reporter.PressAsync("Rückmeldung senden");

        Assert.Contains("Wählen Sie „Ja“ oder „Nein“.", reporter.Main, StringComparison.Ordinal);
        Assert.Equal("Es tropft", reporter.Value("Why"));
    }

    [Fact]
    public async Task A_later_date_stands_in_the_timeline_with_its_reason()
    {
        var code = await house.ReportAsync("Dauert länger");
        await house.WorkAsync(code, (file, _, now) =>
        {
            file.MovePromise(new DateTimeOffset(2026, 12, 18, 16, 0, 0, TimeSpan.FromHours(1)), "Ein Ersatzteil fehlt.", Actor.House, now);
            file.TellPromise(Actor.House, now);
        });
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");

        var timeline = reporter.Page.QuerySelector(".zeitstrahl")!.TextContent;
        Assert.Contains("Neues Datum für die Antwort: Freitag, 18. Dezember 2026", timeline, StringComparison.Ordinal);
        Assert.Contains("Grund: Ein Ersatzteil fehlt.", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_asks_once_more()
    {
        var code = await house.ReportAsync("Hat sich erledigt");
        using var reporter = new Resident(house.Address);
        await reporter.OpenAsync($"/nachfragen/{code}");
        await reporter.FollowAsync("Meldung zurückziehen");
        Assert.Null((await house.CaseAsync("Hat sich erledigt")).WithdrawnAt);
        await reporter.PressAsync("Ja, zurückziehen");

        Assert.Equal("Sie haben Ihre Meldung zurückgezogen", reporter.Heading);
        Assert.NotNull((await house.CaseAsync("Hat sich erledigt")).WithdrawnAt);
    }

    [Fact]
    public async Task The_page_speaks_English()
    {
        var code = await house.ReportAsync("Auf Englisch");
        using var reporter = new Resident(house.Address, "en-GB");
        await reporter.OpenAsync($"/nachfragen/{code}");

        Assert.Equal("We are reading your report", reporter.Heading);
        Assert.Equal("Monday, 30 November 2026", reporter.Page.QuerySelector(".zusage time")!.TextContent);
    }

    private static void Answered(CaseFile file, CityDirectory city, DateTimeOffset now)
    {
        var answer = file.Answer(new AnswerDraft(AnswerKind.Final, "Das Wasser läuft wieder ab."), city, Actor.House, now);
        file.PutOnNotice(answer.Id, city, Actor.House, now);
    }
}
