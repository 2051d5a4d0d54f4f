using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>The administration changes how long a step may take, and sees before what that moves.</summary>
public sealed class ProfileSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(cases: 60);

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_preview_says_how_many_deadlines_move_and_so_many_do()
    {
        var code = await BusiestProfileAsync();
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var before = await DatesAsync(code);
        var preview = await AskAsync(admin, code, ("Step[outcome]", "1"), ("MovesRunning", "true"));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(before, await DatesAsync(code));
        await admin.PostAsync($"/verwaltung/fristprofile/{code}", Fields(preview, ("MovesRunning", "true")));
        var moved = (await DatesAsync(code)).Count(pair => before[pair.Key] != pair.Value);
        var past = (await DatesAsync(code)).Count(pair => before[pair.Key] != pair.Value && pair.Value < Now);

        Assert.True(moved > 0, "nothing moved");
        Assert.Contains($"{moved} Fristen verschieben sich, {past} davon in die Vergangenheit", preview.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_that_run_stay_unless_the_change_takes_them_along()
    {
        var code = await BusiestProfileAsync();
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var (before, parts) = (await DatesAsync(code), await PartsAsync());
        var preview = await AskAsync(admin, code, ("Step[outcome]", "2"));

        await admin.PostAsync($"/verwaltung/fristprofile/{code}", Fields(preview));

        Assert.Equal(before, await DatesAsync(code));
        Assert.Equal(parts, await PartsAsync());
        Assert.Equal(2, (await ProfileAsync(code)).Step(ProfileSteps.Outcome).Days);
    }

    [Fact]
    public async Task A_planned_change_comes_into_force_on_its_day()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var preview = await AskAsync(admin, "weg", ("Step[outcome]", "12"), ("ValidFrom", "2026-12-01"));
        var done = await admin.PostAsync("/verwaltung/fristprofile/weg", Fields(preview));

        Assert.Contains("12", done.Text(".tafel"), StringComparison.Ordinal);
        Assert.Equal(10, (await ProfileAsync("weg")).Step(ProfileSteps.Outcome).Days);
        await house.Services.GetRequiredService<ClockMover>().AdvanceToAsync(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(1)), CancellationToken.None);
        Assert.Equal(12, (await ProfileAsync("weg")).Step(ProfileSteps.Outcome).Days);
    }

    [Fact]
    public async Task Of_two_changes_that_come_the_same_night_the_second_counts_from_the_first()
    {
        var code = await BusiestProfileAsync();
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var (before, days) = (await DatesAsync(code), (await ProfileAsync(code)).Step(ProfileSteps.Outcome).Days);
        // both missed their nights: the house was down, and catches up in one
        foreach (var (day, length) in new[] { ("2026-11-24", days + 3), ("2026-11-25", days) })
        {
            var preview = await AskAsync(admin, code, ("Step[outcome]", $"{length}"), ("ValidFrom", day), ("MovesRunning", "true"));
            await admin.PostAsync($"/verwaltung/fristprofile/{code}", Fields(preview, ("MovesRunning", "true")));
        }

        await CatchUpAsync(new DateOnly(2026, 11, 25));

        Assert.Equal(days, (await ProfileAsync(code)).Step(ProfileSteps.Outcome).Days);
        Assert.Equal(before, await DatesAsync(code));
    }

    [Fact]
    public async Task The_preview_of_a_later_change_counts_from_those_that_are_planned_before_it()
    {
        var code = await BusiestProfileAsync();
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var days = (await ProfileAsync(code)).Step(ProfileSteps.Outcome).Days;
        var first = await AskAsync(admin, code, ("Step[outcome]", $"{days + 5}"), ("ValidFrom", "2026-12-01"), ("MovesRunning", "true"));
        await admin.PostAsync($"/verwaltung/fristprofile/{code}", Fields(first, ("MovesRunning", "true")));

        var same = await AskAsync(admin, code, ("Step[outcome]", $"{days + 5}"), ("ValidFrom", "2026-12-02"), ("MovesRunning", "true"));
        var back = await AskAsync(admin, code, ("Step[outcome]", $"{days}"), ("ValidFrom", "2026-12-02"), ("MovesRunning", "true"));

        Assert.Contains("0 Fristen verschieben sich", same.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(">0 Fristen verschieben sich", back.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_targets_and_seasons_change_and_running_tasks_get_the_new_ladder()
    {
        var code = await BusiestProfileAsync();
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var before = await DatesAsync(code);
        var page = await admin.OpenAsync($"/verwaltung/fristprofile/{code}");
        var fields = Fields(page, ("Stage[R1]", "50"), ("Stage[E3]", "15"), ("MovesRunning", "true"))
            .Where(field => field.Value is not ("E3/sqm-lead" or "E1/unit-lead")).ToList();

        var preview = await admin.PostAsync($"/verwaltung/fristprofile/{code}?handler=Preview", fields);
        await admin.PostAsync($"/verwaltung/fristprofile/{code}", fields);

        Assert.Contains("Fristen behalten ihr Datum und bekommen andere Erinnerungen", preview.Body, StringComparison.Ordinal);
        var profile = await ProfileAsync(code);
        Assert.Equal(["R1 0.5 unit", "R2  unit", "E2  parent-unit-lead", "E3  dezernat"], profile.Stages.Select(stage =>
            string.Create(CultureInfo.InvariantCulture, $"{stage.Code} {stage.Share} {string.Join(',', stage.To.Select(target => WireNames.Of(target)))}")));
        Assert.Equal(15, profile.Stages[^1].WorkingDaysAfterDue);
        Assert.Equal(before, await DatesAsync(code));
        Assert.DoesNotContain(await house.ReadAsync(db => db.Timers.Where(timer => before.Keys.Contains(timer.TaskId!.Value) && timer.FiredAt == null)
            .Select(timer => timer.Stage).ToListAsync()), stage => stage == "E1");
    }

    [Fact]
    public async Task A_closed_season_gets_other_days_for_the_categories_that_are_ticked()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/verwaltung/fristprofile/gruenpflege");
        Assert.NotEmpty(page.Document.QuerySelectorAll("input[name=SeasonCategory][checked]"));

        var fields = Fields(page, ("SeasonTo[gehoelzschnitt]", "10-15")).Where(field => field.Key != "SeasonCategory")
            .Append(new("SeasonCategory", "gehoelzschnitt/gruenpflege")).ToList();
        await admin.PostAsync("/verwaltung/fristprofile/gruenpflege", fields);

        var season = Assert.Single((await ProfileAsync("gruenpflege")).Seasons);
        Assert.Equal(("03-01", "10-15", "gruenpflege"), (season.From, season.To, Assert.Single(season.Categories)));
    }

    [Theory]
    [InlineData("Stage[E1]", "9", HttpStatusCode.UnprocessableEntity)]
    [InlineData("SeasonTo[gehoelzschnitt]", "02-30", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Step[outcome]", "999", HttpStatusCode.UnprocessableEntity)]
    [InlineData("ValidFrom", "2026-11-01", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_is_refused_and_keeps_what_was_typed(string field, string value, HttpStatusCode status)
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/verwaltung/fristprofile/gruenpflege");

        var refused = await admin.PostAsync("/verwaltung/fristprofile/gruenpflege", Fields(page, ("Step[triage]", "3"), (field, value)));

        Assert.Equal(status, refused.Status);
        Assert.Equal("3", refused.Document.QuerySelector<IHtmlInputElement>("#s-triage")!.Value);
    }

    private async Task CatchUpAsync(DateOnly day) => await house.Services.GetRequiredService<IStepRunner>().RunAsync(
        StepOrigin.Timer,
        (step, token) => house.Services.GetServices<Scheduling.ISeries>().Single(one => one.Name == "profiles")
            .RunAsync(step, (Now, new DateTimeOffset(day, new TimeOnly(0, 5), TimeSpan.FromHours(1))), token),
        CancellationToken.None);

    private DateTimeOffset Now => house.Services.GetRequiredService<HouseClock>().GetUtcNow();

    private static async Task<SeenPage> AskAsync(Visitor admin, string code, params (string Name, string Value)[] typed)
    {
        var page = await admin.OpenAsync($"/verwaltung/fristprofile/{code}");
        return await admin.PostAsync($"/verwaltung/fristprofile/{code}?handler=Preview", Fields(page, typed));
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(SeenPage page, params (string Name, string Value)[] typed) =>
        page.Form("main form").Elements.OfType<IHtmlInputElement>()
            .Where(field => field.Name is { Length: > 0 } && (field.Type != "checkbox" || field.IsChecked) && typed.All(one => one.Name != field.Name))
            .Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private async Task<string> BusiestProfileAsync()
    {
        var dates = new List<(string Code, int Count)>();
        foreach (var profile in (await CityAsync()).Profiles)
            dates.Add((profile.Code, (await DatesAsync(profile.Code)).Count));
        return dates.MaxBy(one => one.Count).Code;
    }

    private async Task<Dictionary<Guid, DateTimeOffset?>> DatesAsync(string profile)
    {
        var codes = (await CityAsync()).Categories.All.Where(one => one.Profile == profile).Select(one => one.Code).ToList();
        return await house.ReadAsync(db => db.Tasks
            .Where(task => task.Step == ProfileSteps.Outcome && db.Cases.Any(file => file.Id == task.CaseId && codes.Contains(file.CategoryCode!)))
            .ToDictionaryAsync(task => task.Id, task => task.DueAt));
    }

    private Task<Dictionary<Guid, DateTimeOffset?>> PartsAsync() => house.ReadAsync(db => db.Parts.ToDictionaryAsync(part => part.Id, part => part.DueAt));

    private async Task<DeadlineProfile> ProfileAsync(string code) => (await CityAsync()).FindProfile(code)!;

    private Task<CityDirectory> CityAsync() => house.ReadAsync(db =>
        house.Services.GetRequiredService<CityLibrary>().CurrentAsync(db, CancellationToken.None));
}
