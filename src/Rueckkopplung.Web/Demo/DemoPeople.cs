using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>The demo accounts; their password is well known, so they exist in demo mode only.</summary>
internal sealed class DemoPeople(IStepRunner steps, IConfiguration configuration) : IOpeningStep
{
    public const string Password = "rueckkopplung";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled"))
            return;

        // one slow hash for all: the password is public anyway, and nobody waits for 89 of them
        var hash = new PasswordHasher<Person>().HashPassword(new Person(), Password);
        await steps.RunAsync(StepOrigin.Continuation, (step, token) => FillAsync(step, hash, token), cancellationToken);
    }

    private static async Task<bool> FillAsync(IServiceProvider step, string hash, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        if (await db.Users.AnyAsync(cancellationToken))
            return false;

        var rows = JsonSerializer.Deserialize<List<Row>>(DataFiles.Read("people.json"), CityJson.Options)!;
        db.Users.AddRange(rows.Select(row => new Person
        {
            UserName = row.UserName,
            NormalizedUserName = row.UserName.ToUpperInvariant(),
            DisplayName = row.DisplayName,
            Role = row.Role,
            UnitCode = row.Unit,
            Quartiere = row.Quartiere,
            TreffKey = row.Role == Role.Treff ? row.UserName : null,
            Employer = row.Employer,
            PasswordHash = hash,
            SecurityStamp = $"demo-{row.UserName}",
            ConcurrencyStamp = "demo",
            LockoutEnabled = true,
        }));
        return true;
    }

    private sealed record Row(
        string UserName, string DisplayName, Role Role, string? Unit, IReadOnlyList<string> Quartiere, string? Employer);
}
