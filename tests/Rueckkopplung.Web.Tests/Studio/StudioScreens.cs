using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>One house and one browser for all tests that drive the genuine Studio: its first start takes seconds.</summary>
public sealed class StudioScreens : IAsyncLifetime
{
    private DemoHouse? house;
    private Browser? browser;
    private StudioWindow? admin;

    public Uri Address => house!.Address;

    /// <summary>The administrator's window.</summary>
    internal StudioWindow Admin => admin ?? throw new InvalidOperationException("The house is not open yet.");

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(0);
        browser = await Browser.OpenAsync();
        admin = await WindowAsync("admin");
    }

    /// <summary>A window of its own, with cookies and a cache of its own.</summary>
    internal async Task<StudioWindow> WindowAsync(string userName)
    {
        var page = await browser!.WindowAsync(Address, width: 1400, height: 1100, keepsPolicy: true);
        page.SetDefaultTimeout(30_000);
        await Browser.SignInAsync(page, userName);
        return new StudioWindow(page);
    }

    public async Task DisposeAsync()
    {
        await browser!.DisposeAsync();
        await house!.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class SharedStudio : ICollectionFixture<StudioScreens>
{
    public const string Name = "studio";
}
