using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>A house without cases that the tests of the public pages share.</summary>
public sealed class HouseOfReports : IAsyncLifetime
{
    private DemoHouse house = null!;

    public Uri Address => house.Address;

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(cases: 0);

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    /// <summary>Reads the database as the house does.</summary>
    public Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> read) => house.ReadAsync(read);

    public Task<int> CountAsync(string text) => ReadAsync(db => db.Cases.CountAsync(file => file.Text == text));

    public Task<CaseFile> CaseAsync(string text) => ReadAsync(db => db.Cases.Whole().SingleAsync(file => file.Text == text));

    /// <summary>What the house does with the case behind a code, in a step.</summary>
    public Task WorkAsync(string code, Action<CaseFile, CityDirectory, DateTimeOffset> work) =>
        house.Services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Continuation,
            async (step, cancellationToken) =>
            {
                var db = step.GetRequiredService<RueckkopplungDb>();
                var id = await db.FindCaseIdAsync(FollowUpCode.Parse(code)!.Value, cancellationToken);
                var file = await db.CaseAsync(id!.Value, cancellationToken);
                var city = await step.GetRequiredService<CityLibrary>().CurrentAsync(db, cancellationToken);
                work(file, city, step.GetRequiredService<StepScope>().Now);
                return true;
            },
            CancellationToken.None);

    /// <summary>Reports by the page, and the code of the receipt.</summary>
    public async Task<string> ReportAsync(string text)
    {
        using var resident = new Resident(Address);
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", text);
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Meldung senden");
        return resident.Page.QuerySelector(".kennung dd:not(.nr)")!.TextContent.Trim();
    }
}
