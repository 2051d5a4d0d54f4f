using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>SQM and a unit look after deadlines in a filled city, without a script. It is Monday, 23 November 2026, 9:00.</summary>
public sealed class DeadlinesPageSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(cases: 60);

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Each_counter_leads_to_as_many_deadlines_as_it_says()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var counters = (await lead.OpenAsync("/fristen")).Document.QuerySelectorAll<IHtmlAnchorElement>(".filter a").ToList();
        Assert.Equal(6, counters.Count);

        foreach (var counter in counters)
        {
            var page = await lead.OpenAsync(counter.PathName + counter.Search);
            Assert.Equal(counter.QuerySelector("b")!.TextContent, page.Text("h2#li .zaehler"));
            Assert.Equal(counter.TextContent, page.Text(".filter a[aria-current]"));
        }
    }

    [Fact]
    public async Task Search_and_order_work_in_the_database_and_stand_in_the_address()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var all = await lead.OpenAsync("/fristen?zeige=alle");
        var number = all.Text("table.karten .nr");

        var found = Sent(all, number);
        var byUnit = await lead.OpenAsync("/fristen?zeige=alle&ordnung=stelle");

        Assert.Contains("q=" + number, found, StringComparison.Ordinal);
        var page = await lead.OpenAsync(found);
        Assert.All(page.Document.QuerySelectorAll("table.karten .nr"), one => Assert.Equal(number, one.TextContent));
        Assert.Equal(HttpStatusCode.OK, byUnit.Status);
    }

    [Fact]
    public async Task The_explanation_counts_each_day_and_ends_on_the_date_of_the_list()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var task = await WorkAsync();
        var page = await lead.OpenAsync($"/fristen?warum={task.Id}");

        var days = page.Document.QuerySelectorAll(".rechnung li").Select(line => line.Children[1].TextContent).ToList();
        Assert.Equal("–", days[0]);
        Assert.Equal(days.Count(day => day != "–"), int.Parse(days[^1].Split(' ')[1], CultureInfo.InvariantCulture));
        Assert.Contains(Web.Shared.Instants.InWords(task.DueAt!.Value, Web.Shared.InstantForm.Staff), page.Text("#warum h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_clock_moves_date_and_reminders_and_starts_by_itself()
    {
        var task = await WorkAsync();
        using var unit = await Visitor.SignedInAsync(house.Address, await UnitUserAsync(task.UnitCode!));

        var done = await ActAsync(unit, task.Id, "Pause", ("pause", "weather"), ("reason", "Der Boden ist gefroren."));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var pause = await house.ReadAsync(db => db.Pauses.SingleAsync(one => one.PartId == task.PartId));
        var stopped = await house.ReadAsync(db => db.Tasks.SingleAsync(one => one.Id == task.Id));
        Assert.True(stopped.DueAt > pause.Until);
        Assert.DoesNotContain(await StagesAsync(task.Id), timer => timer.Stage != "P" && timer.Due < pause.Until);
        Assert.Equal("1", (await unit.OpenAsync("/fristen?zeige=pausiert")).Text("h2#li .zaehler"));

        await AdvanceAsync(pause.Until.AddMinutes(1));

        var ended = await house.ReadAsync(db => db.Pauses.SingleAsync(one => one.PartId == task.PartId));
        Assert.Equal((PauseEnd.MostReached, pause.Until), (ended.EndedBy, ended.EndedAt));
    }

    [Fact]
    public async Task A_clock_that_goes_on_early_gives_back_only_the_time_it_stood()
    {
        var task = await WorkAsync();
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        await ActAsync(lead, task.Id, "Pause", ("pause", "third-party"), ("reason", "Die Eigentümerin antwortet nicht."));

        // to Tuesday morning: less than a day's service time
        await AdvanceAsync(Now.AddHours(23));
        await ActAsync(lead, task.Id, "Resume", ("reason", "Sie hat angerufen."));

        var moved = await house.ReadAsync(db => db.Tasks.SingleAsync(one => one.Id == task.Id));
        var calendar = (await CityAsync()).CalendarOf(task.UnitCode);
        Assert.Equal(calendar.EndOf(calendar.WorkingDayAfter(calendar.DayOf(task.DueAt!.Value))), moved.DueAt);
    }

    [Fact]
    public async Task A_moved_date_takes_its_open_reminders_with_it_and_needs_a_reason()
    {
        var task = await WorkAsync();
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");

        var refused = await ActAsync(lead, task.Id, "Move", ("day", "2027-02-05"), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("2027-02-05", refused.Document.QuerySelector<IHtmlInputElement>("#day")!.Value);
        await ActAsync(lead, task.Id, "Move", ("day", "2027-02-05"), ("reason", "Abgestimmt mit der Stelle."));

        Assert.Equal(new DateTimeOffset(2027, 2, 5, 16, 0, 0, TimeSpan.FromHours(1)), await house.ReadAsync(db =>
            db.Tasks.Where(one => one.Id == task.Id).Select(one => one.DueAt).SingleAsync()));
        var stages = await StagesAsync(task.Id);
        Assert.Equal(["E1", "E2", "E3"], stages.Where(timer => timer.Due > new DateTimeOffset(2027, 2, 6, 0, 0, 0, TimeSpan.Zero)).Select(timer => timer.Stage));
    }

    [Fact]
    public async Task A_cancelled_reminder_never_comes_and_one_fired_by_hand_comes_once()
    {
        var stages = await StagesAsync((await WorkAsync()).Id);
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");

        await ActAsync(lead, stages[0].Id, "FireNow", ("reason", "Die Stelle hat darum gebeten."));
        await ActAsync(lead, stages[1].Id, "Cancel", ("reason", "Schon besprochen."));
        await AdvanceAsync(Now.AddDays(60));

        var events = await house.ReadAsync(db => db.Journal.Where(row => row.TaskId == stages[0].TaskId && row.Stage != null)
            .Select(row => row.Stage + " " + row.Event).ToListAsync());
        Assert.Single(events, happened => happened == $"{stages[0].Stage} stage.fired");
        Assert.Equal([$"{stages[1].Stage} stage.cancelled"], events.Where(one => one.StartsWith(stages[1].Stage!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_unit_sees_no_button_that_moves_a_date_and_is_refused_where_it_tries()
    {
        var task = await WorkAsync();
        using var unit = await Visitor.SignedInAsync(house.Address, await UnitUserAsync(task.UnitCode!));
        var page = await unit.OpenAsync("/fristen?zeige=alle");

        Assert.Equal(["Pause", "Resume"], page.Document.QuerySelectorAll("fieldset button").Select(button => button.GetAttribute("value")));
        var refused = await ActAsync(unit, task.Id, "Move", ("day", "2027-02-05"), ("reason", "Wir brauchen länger."));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task A_trial_shows_what_would_fall_due_and_changes_nothing()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var before = await house.ReadAsync(db => db.Outbox.CountAsync());
        var (near, far) = (await lead.OpenAsync("/fristen?probe=2026-11-24"), await lead.OpenAsync("/fristen?probe=2027-03-01"));

        Assert.True(Count(near) < Count(far), $"{Count(near)} until tomorrow, {Count(far)} until March");
        Assert.Equal(before, await house.ReadAsync(db => db.Outbox.CountAsync()));
    }

    private DateTimeOffset Now => house.Services.GetRequiredService<HouseClock>().GetUtcNow();

    // as a browser sends the search form: its fields become the address
    private static string Sent(SeenPage page, string text) => "/fristen?" + string.Join('&', page.Form("form.ordnen").Elements
        .OfType<IHtmlInputElement>().Where(field => field.Name is { Length: > 0 })
        .Select(field => $"{field.Name}={Uri.EscapeDataString(field.Name == "q" ? text : field.Value)}"));

    private static int Count(SeenPage page) => int.Parse(page.Text("h2#li .zaehler"), CultureInfo.InvariantCulture);

    private static async Task<SeenPage> ActAsync(Visitor who, Guid id, string action, params (string Name, string Value)[] typed)
    {
        var page = await who.OpenAsync("/fristen");
        var token = page.Document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        var preview = await who.PostAsync(
            "/fristen?handler=Preview",
            [new("__RequestVerificationToken", token), new("w", id.ToString()), new("action", action)]);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        return await who.PostAsync(
            "/fristen",
            [
                new("__RequestVerificationToken", token), new("w", id.ToString()), new("action", action),
                .. typed.Select(one => KeyValuePair.Create(one.Name, one.Value)),
            ]);
    }

    /// <summary>Work that is with a unit, not overdue, not praise, with two stages ahead at least.</summary>
    private Task<HumanTask> WorkAsync() => house.ReadAsync(async db =>
    {
        var now = Now.AddDays(1);
        return await db.Tasks.Where(task => task.Step == ProfileSteps.Outcome && task.DueAt > now)
            .Where(task => db.Users.Any(person => person.UnitCode == task.UnitCode && person.Role == Role.Unit))
            .Where(task => db.Timers.Count(timer => timer.TaskId == task.Id && timer.FiredAt == null) >= 2)
            .OrderByDescending(task => task.DueAt).FirstAsync();
    });

    private async Task<string> UnitUserAsync(string unit) => await house.ReadAsync(db =>
        db.Users.Where(person => person.UnitCode == unit && person.Role == Role.Unit).Select(person => person.UserName!).FirstAsync());

    private Task<List<Storage.Timers.HouseTimer>> StagesAsync(Guid task) => house.ReadAsync(db =>
        db.Timers.Where(timer => timer.TaskId == task && timer.FiredAt == null).OrderBy(timer => timer.Due).ToListAsync());

    private async Task<CityDirectory> CityAsync() => await house.ReadAsync(db =>
        house.Services.GetRequiredService<Storage.Cases.CityLibrary>().CurrentAsync(db, CancellationToken.None));

    private async Task AdvanceAsync(DateTimeOffset instant) =>
        await house.Services.GetRequiredService<ClockMover>().AdvanceToAsync(instant, CancellationToken.None);
}
