using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Web.Demo;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>admin create-user NAME --role ROLE [--unit CODE]</c>; the password comes from standard input.</summary>
internal static class AdminCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Der Name zum Anmelden." };
        var role = new Option<string>("--role") { Description = $"Eine von {Roles}.", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Kürzel der Stelle." };
        var create = new Command("create-user", "Legt ein Konto an; das Passwort kommt von der Standardeingabe.") { name, role, unit };
        create.SetAction((parsed, token) => QuietHouse.RunAsync(services =>
            CreateAsync(services, parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(unit), token)));

        return new Command("admin", "Konten.") { create };
    }

    private static string Roles => string.Join(", ", Enum.GetValues<Role>().Select(WireNames.Of));

    private static async Task<int> CreateAsync(
        IServiceProvider services, string name, string roleName, string? unit, CancellationToken cancellationToken)
    {
        if (WireNames.Find<Role>(roleName) is not { } role)
            return Refuse($"--role '{roleName}' gibt es nicht, nur {Roles}.", ExitCodes.Unusable);

        if (unit is null && role is (Role.Unit or Role.UnitLead or Role.Dezernat))
            return Refuse($"--role '{roleName}' gehört zu einer Stelle: bitte --unit KÜRZEL ergänzen.", ExitCodes.Unusable);

        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<ReferenceFill>().RunAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        if (unit is not null && !await db.Units.AnyAsync(known => known.Code == unit, cancellationToken))
            return Refuse($"--unit '{unit}' gibt es nicht.", ExitCodes.Unusable);
        if (await Console.In.ReadLineAsync(cancellationToken) is not { Length: > 0 } password)
            return Refuse("Auf der Standardeingabe kam kein Passwort an.", ExitCodes.Unusable);

        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var result = await people.CreateAsync(new Person { UserName = name, DisplayName = name, Role = role, UnitCode = unit }, password);
        if (!result.Succeeded)
            return Refuse(string.Join(' ', result.Errors.Select(error => error.Description)), ExitCodes.Refused);

        Console.WriteLine($"Das Konto '{name}' ist angelegt.");
        return ExitCodes.Done;
    }

    private static int Refuse(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}
