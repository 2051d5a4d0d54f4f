using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
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

    [Theory]
    [InlineData("Step[outcome]", "999", HttpStatusCode.UnprocessableEntity)]
    [InlineData("ValidFrom", "2026-11-01", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_is_refused_and_keeps_what_was_typed(string field, string value, HttpStatusCode status)
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        var page = await admin.OpenAsync("/verwaltung/fristprofile/weg");

        var refused = await admin.PostAsync("/verwaltung/fristprofile/weg", Fields(page, ("Step[triage]", "3"), (field, value)));

        Assert.Equal(status, refused.Status);
        Assert.Equal("3", refused.Document.QuerySelector<IHtmlInputElement>("#s-triage")!.Value);
    }

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
        return await ReadAsync(db => db.Tasks
            .Where(task => task.Step == ProfileSteps.Outcome && db.Cases.Any(file => file.Id == task.CaseId && codes.Contains(file.CategoryCode!)))
            .ToDictionaryAsync(task => task.Id, task => task.DueAt));
    }

    private Task<Dictionary<Guid, DateTimeOffset?>> PartsAsync() => ReadAsync(db => db.Parts.ToDictionaryAsync(part => part.Id, part => part.DueAt));

    private async Task<DeadlineProfile> ProfileAsync(string code) => (await CityAsync()).FindProfile(code)!;

    private Task<CityDirectory> CityAsync() => ReadAsync(db =>
        house.Services.GetRequiredService<CityLibrary>().CurrentAsync(db, CancellationToken.None));

    private async Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> query)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        return await query(db);
    }
}
