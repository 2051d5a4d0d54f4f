using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>People who ask the house until it answers: a request whose answer is lost is sent again in the next life.</summary>
internal sealed class Callers(MortalHouse house, Ledger ledger) : IDisposable
{
    private readonly Dictionary<string, ApiPerson> people = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim door = new(1);

    public ApiPerson Nobody { get; } = new(house.Address);

    /// <summary>Sends until there is an answer.</summary>
    /// <returns>The answer, and whether an earlier one was lost.</returns>
    public async Task<Heard> InsistAsync(Func<Task<(HttpStatusCode Status, string Body)>> request)
    {
        for (var wasLost = false; ; wasLost = true)
        {
            var life = await house.WhenOpenAsync();
            try
            {
                var (status, body) = await request();
                Assert.True((int)status < 500, $"The house answered {(int)status}: {body}");
                return new Heard(status, body, wasLost);
            }
            catch (HttpRequestException)
            {
                ledger.Lost();
            }

            await house.AfterAsync(life);
        }
    }

    /// <summary>The person, signed in once: the session outlives the process.</summary>
    public async Task<ApiPerson> AsAsync(string userName)
    {
        await door.WaitAsync();
        try
        {
            if (people.TryGetValue(userName, out var known))
                return known;

            var person = new ApiPerson(house.Address);
            var heard = await InsistAsync(() => person.TryPostAsync("session", new { userName, password = "rueckkopplung" }));
            Assert.Equal(HttpStatusCode.NoContent, heard.Status);
            return people[userName] = person;
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose()
    {
        Nobody.Dispose();
        foreach (var person in people.Values)
            person.Dispose();
        door.Dispose();
    }
}

/// <summary>An answer.</summary>
internal sealed record Heard(HttpStatusCode Status, string Body, bool WasLost)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Code => (string?)Json["code"];
}
