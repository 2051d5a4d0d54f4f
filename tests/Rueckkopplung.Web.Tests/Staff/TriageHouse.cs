using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>An empty demo city into which a test reports, and the table of messages as the house has it.</summary>
internal static class TriageHouse
{
    /// <summary>Reports by the public API and hands back the number.</summary>
    public static async Task<string> ReportAsync(this DemoHouse house, string text, string? email = null)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        var place = new { quartier = "Q01" };
        object report = email is null
            ? new { text, language = "de", place }
            : new { text, language = "de", place, reporter = new { email, answerWay = "email" } };
        using var answer = await http.PostAsJsonAsync("/api/v1/reports", report);
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["number"]
            ?? throw new InvalidOperationException($"The report was refused: {answer.StatusCode}");
    }

    /// <summary>The messages to the reporter, oldest first.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> MessagesAsync(this DemoHouse house, string number)
    {
        var parsed = CaseNumber.Parse(number);
        return await house.Services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Person,
            async (services, token) =>
            {
                var db = services.GetRequiredService<RueckkopplungDb>();
                var id = await db.Cases.Where(file => file.Number == parsed).Select(file => file.Id).FirstAsync(token);
                return await db.Outbox.AsNoTracking()
                    .Where(message => message.CaseId == id && message.RecipientKind == RecipientKind.Reporter)
                    .OrderBy(message => message.Id).ToListAsync(token);
            },
            CancellationToken.None);
    }

    /// <summary>From now on the first answer of this Fristprofil takes so many working days.</summary>
    public static Task SlowDownAsync(this DemoHouse house, string profile, int days) =>
        house.Services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Person,
            async (services, token) =>
            {
                var db = services.GetRequiredService<RueckkopplungDb>();
                var stored = await db.Profiles.SingleAsync(one => one.Code == profile, token);
                db.Entry(stored).Property(one => one.Steps).CurrentValue =
                    [.. stored.Steps.Select(step => step.Code == ProfileSteps.FirstAnswer ? step with { Days = days } : step)];
                return await db.SaveChangesAsync(token);
            },
            CancellationToken.None);
}
