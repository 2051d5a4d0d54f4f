using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>The administration changes house days, service hours and how evening receipts are counted.</summary>
public abstract class CalendarPageSpecs : IAsyncLifetime
{
    private const string Page = "/verwaltung/kalender";
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task What_is_entered_counts_at_once_what_cannot_be_is_refused_and_typed_text_stays()
    {
        using var admin = await Visitor.SignedInAsync(house.Address, "admin");
        await SendAsync(admin, "Count", ("afterEnd", "true"));
        await SendAsync(admin, "Day", ("Day.Rule", "2026-11-25"), ("Day.Name", "Betriebsausflug"), ("Day.Unit", "KBK-S"));
        await SendAsync(admin, "Hours", ("Hours.Unit", "KBK-S"), ("Hours.Begin", "07:00"), ("Hours.End", "13:00"), ("Hours.From", "2026-11-26"));

        var calendar = (await CityAsync()).CalendarOf("KBK-S");
        Assert.True(calendar.Settings.ReceiptAfterEndCountsNextDay);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 11, 25)));
        Assert.Equal((16, 13), (calendar.EndOfService(new DateOnly(2026, 11, 24))!.Value.Hour, calendar.EndOfService(new DateOnly(2026, 11, 26))!.Value.Hour));

        var refused = await SendAsync(admin, "Day", ("Day.Rule", "24.12."), ("Day.Name", "Heiligabend"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("ist keine Regel", refused.Body, StringComparison.Ordinal);
        Assert.Equal("24.12.", refused.Document.QuerySelector("#Day_Rule")!.GetAttribute("value"));

        var last = (await CityAsync()).Calendar.Settings.HouseDays.Count - 1;
        await SendAsync(admin, "EndDay", ("number", $"{last}"));
        Assert.True((await CityAsync()).CalendarOf("KBK-S").IsWorkingDay(new DateOnly(2026, 11, 25)));
    }

    private static async Task<SeenPage> SendAsync(Visitor admin, string handler, params (string Name, string Value)[] typed) =>
        await admin.SendAsync(await admin.OpenAsync(Page), $"form[action='{Page}?handler={handler}']", typed);

    private async Task<CityDirectory> CityAsync()
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await house.Services.GetRequiredService<CityLibrary>()
            .CurrentAsync(scope.ServiceProvider.GetRequiredService<RueckkopplungDb>(), CancellationToken.None);
    }
}

public sealed class CalendarPageOnSqlite : CalendarPageSpecs
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class CalendarPageOnPostgreSql : CalendarPageSpecs
{
    protected override async Task<DemoHouse> OpenAsync() => await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
}
