using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>A pothole of Monday, 23 November 2026, 9:00, for KBK-S: to be accepted by Wednesday, done by 7 December.</summary>
internal static class OneCase
{
    public static async Task<string> AssignedAsync(DemoHouse house)
    {
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        var number = (string)(await sqm.ReportAsync(new { text = "Schlagloch vor der Schule", place = new { quartier = "Q02" } }))["number"]!;
        await sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "schlagloch", unit = "KBK-S", urgency = "normal" });
        return number;
    }

    public static async Task<string> AcceptedAsync(DemoHouse house, string worker = "fb.kbk-s")
    {
        var number = await AssignedAsync(house);
        using var person = await ApiPerson.SignedInAsync(house.Address, worker);
        await person.DoAsync(number, "Annehmen", new { });
        return number;
    }
}
