using System.Diagnostics;
using System.Net;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>The time of an answer tells nobody whether a code exists, on the page and in the API.</summary>
public sealed class CodeTimingSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    private const int FewestTries = 15;
    private const int MostTries = 60;

    // 150 ms by a timer that counts the coarse ticks of the machine (up to 4 ms each) and so may end a tick or two early
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(140);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(15);

    [Theory]
    [InlineData("/nachfragen/")]
    [InlineData("/api/v1/follow-up/")]
    public async Task A_wrong_code_takes_as_long_as_a_right_one(string door)
    {
        var code = await house.ReportAsync($"Wie lange dauert das? {door}");
        string[] wrong = ["0000000000000001", "KEINCODE"];
        using var http = new HttpClient { BaseAddress = house.Address };
        // the first of each compiles the page and its queries
        foreach (var one in wrong.Append(code))
            await TimeAsync(http, door + one);

        // in turns, so that a busy moment of the machine meets all; the fastest of each is its own time, and a busy machine
        // needs more turns to show it: a code that really takes longer stays slower however often it is asked
        var fastest = wrong.Append(code).ToDictionary(one => one, _ => TimeSpan.MaxValue);
        for (var attempt = 0; attempt < FewestTries || (attempt < MostTries && !IsEqual()); attempt++)
        {
            foreach (var one in fastest.Keys.ToList())
            {
                var (took, status) = await TimeAsync(http, door + one);
                Assert.Equal(one == code, status == HttpStatusCode.OK);
                fastest[one] = took < fastest[one] ? took : fastest[one];
            }
        }

        Assert.All(fastest.Values, took => Assert.True(took >= Floor, $"{took.TotalMilliseconds} ms"));
        Assert.True(IsEqual(), string.Join(", ", fastest.Select(pair => $"{pair.Key.Length} letters: {pair.Value.TotalMilliseconds} ms")));

        bool IsEqual() => wrong.All(one => (fastest[one] - fastest[code]).Duration() < Tolerance);
    }

    private static async Task<(TimeSpan Took, HttpStatusCode Status)> TimeAsync(HttpClient http, string path)
    {
        var begin = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(path);
        return (Stopwatch.GetElapsedTime(begin), answer.StatusCode);
    }
}
