using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Cli;

public sealed class RunningHouseSpecs
{
    [Fact]
    public async Task Beside_a_running_house_verbs_may_read_and_not_write()
    {
        await using var house = await DemoHouse.OpenAsync(0);
        using var product = new Executable { Database = house.Services.GetRequiredService<IConfiguration>()["Database:Path"]! };

        var migrate = await product.RunAsync(["db", "migrate"]);
        var seed = await product.RunAsync(["cases", "seed", "--count", "1"]);
        var create = await product.RunAsync(["admin", "create-user", "neu", "--role", "admin"], "ein langes passwort\n");
        var check = await product.RunAsync(["db", "check"]);

        Assert.Equal((3, 3, 3, 0), (migrate.ExitCode, seed.ExitCode, create.ExitCode, check.ExitCode));
        Assert.All([migrate, seed, create], refused => Assert.StartsWith("Der Server läuft", refused.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seeded_cases_keep_the_rules_of_the_house()
    {
        using var product = new Executable { IsDemo = true };

        var seed = await product.RunAsync(["cases", "seed", "--count", "5", "--seed", "7"]);
        var check = await product.RunAsync(["db", "check"]);
        var sums = await product.RunAsync(["db", "checksum"]);

        Assert.Equal((0, string.Empty), (seed.ExitCode, seed.Error));
        Assert.Equal(0, check.ExitCode);
        Assert.Contains(sums.Lines, line => line.StartsWith("cases 5 ", StringComparison.Ordinal));
    }
}
