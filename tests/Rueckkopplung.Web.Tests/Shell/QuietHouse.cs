using Microsoft.AspNetCore.Builder;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Shell;

/// <summary>One house without cases for all tests of the frame: they only look, or sign in.</summary>
public sealed class QuietHouse : IAsyncLifetime
{
    private DemoHouse? house;

    public Uri Address => Running.Address;

    public DemoHouse Running => house ?? throw new InvalidOperationException("The house is not open yet.");

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(0, extend: app =>
    {
        app.MapMethods("/probe", ["GET", "POST"], () => "inside").RequireAuthorization();
        app.MapMethods("/probe/ohne-regel", ["GET"], () => "nobody said who may");
        app.MapGet("/probe/nur-admin", () => "inside").RequireAuthorization(policy => policy.RequireRole("admin"));
        app.MapGet("/probe/fehler", string () => throw new InvalidOperationException("geheim")).AllowAnonymous();
        app.MapGet("/api/probe/fehler", string () => throw new InvalidOperationException("geheim")).AllowAnonymous();
    });

    public async Task DisposeAsync() => await Running.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedQuietHouse : ICollectionFixture<QuietHouse>
{
    public const string Name = "quiet house";
}
