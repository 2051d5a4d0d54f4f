using System.Net;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>Roles × endpoints: each way into the running house, asked as nobody and as each role.</summary>
public sealed class DoorSpecs(DoorHouse house) : IClassFixture<DoorHouse>
{
    private static readonly string[] Programs = ["/api/", "/elsa/"];
    private static readonly Role?[] Everybody = [null, .. Enum.GetValues<Role>().Cast<Role?>()];

    [Fact]
    public async Task The_table_names_each_way_into_the_house_and_no_other()
    {
        var ways = await Endpoints.OfAsync(house.Running);
        Assert.True(ways.Count > 50);

        var table = DoorTable.Rows.Select(door => door.Key).ToList();
        Assert.Equal(table.Count, table.Distinct().Count());
        AssertNone([.. ways.Except(table).Select(way => $"{way} is not in the table").Concat(table.Except(ways).Select(row => $"{row} is in the table only"))]);
    }

    [Fact]
    public async Task Who_may_gets_in_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var door in DoorTable.Rows)
        {
            foreach (var role in Everybody)
            {
                var (status, isSentToSignIn) = await house.KnockAsync(door, role);
                if ((int)status >= 500 || GotIn(door, status, isSentToSignIn) != door.LetsIn(role))
                    wrong.Add($"{role?.ToString() ?? "nobody"}: {door.Key} is {(int)status}, should be {(door.LetsIn(role) ? "in" : "out")}");
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_and_a_program_gets_401()
    {
        foreach (var door in DoorTable.Rows.Where(door => door.Who is not null))
        {
            var (status, isSentToSignIn) = await house.KnockAsync(door, null);
            var isPage = !Programs.Any(start => door.Address(house).StartsWith(start, StringComparison.Ordinal));
            Assert.Equal((door.Key, isPage && door.Method == "GET"), (door.Key, isSentToSignIn));
            Assert.True(isSentToSignIn || status == HttpStatusCode.Unauthorized, $"{door.Key}: {status}");
        }
    }

    // Assert.Empty would show the first five only, and cut
    private static void AssertNone(List<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    // what is open to all may be missing, as the page that says so; elsewhere a 404 hides what is not for this person
    private static bool GotIn(Door door, HttpStatusCode status, bool isSentToSignIn)
    {
        if (door.Who is null)
            return status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) || door.Key.EndsWith("/401", StringComparison.Ordinal);

        return !isSentToSignIn && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && (status is not HttpStatusCode.NotFound || door.MayBeAbsent);
    }
}
