using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>
/// A fill of the demo city that was interrupted cannot go on: its dice are lost. The house never opened on it, so nothing in
/// it is anybody's; it starts over.
/// </summary>
internal sealed class DemoLeftovers(
    SchemaMigrator schema, IServiceScopeFactory scopes, IConfiguration configuration) : IOpeningCheck
{
    /// <summary>The setting that says, from the first step of the fill to its last, that it is not complete.</summary>
    public const string Marker = "demo-fill";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled") || !await IsInterruptedAsync(cancellationToken))
            return;

        Console.WriteLine("Das Anlegen der Demonstrationsdaten wurde unterbrochen. Es beginnt von vorn.");
        Console.WriteLine("Making the demonstration data was interrupted. It starts over.");
        await schema.StartOverAsync(cancellationToken);
    }

    private async Task<bool> IsInterruptedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        return await db.Settings.AnyAsync(setting => setting.Key == Marker, cancellationToken);
    }
}
