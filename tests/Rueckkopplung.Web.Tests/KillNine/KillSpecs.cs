using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Mail;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>
/// The built product is killed with SIGKILL again and again while reports, tasks, timers, deliveries and moves of the clock
/// run, and goes on each time. Nothing acknowledged is lost, nothing is done twice.
/// </summary>
public abstract class KillSpecs(ITestOutputHelper output)
{
    private static readonly string[] Classes = [KillPlan.BeforeCommit, KillPlan.AfterCommit, KillPlan.ClockMove];

    protected abstract Task<ITestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_house_that_is_killed_again_and_again_keeps_all_it_acknowledged_and_does_nothing_twice()
    {
        await using var database = await DatabaseAsync();
        await using var mail = await MailServer.StartAsync();
        var (plan, ledger) = (KillPlan.Current, new Ledger());
        using var house = new MortalHouse(database, mail.Port);
        using var callers = new Callers(house, ledger);
        var lives = new KilledLives(house, callers, ledger, plan);

        await lives.RunAsync();

        var figures = await AuditAsync(database, ledger, mail.Mails);
        Print(lives, ledger, figures);
        Assert.All(Classes, point => Assert.True(lives.Kills.GetValueOrDefault(point) >= 3, $"{point}: {lives.Kills.GetValueOrDefault(point)}"));
        Assert.True(InDelivery(lives) >= 3);
        Assert.True(ledger.Tasks.Count >= plan.LeastTasks, $"{ledger.Tasks.Count} tasks");
        Assert.True(figures.Stages > 0);
        // each of these kills left a mail that the relay had and the house did not know of
        Assert.True(figures.Repeats >= lives.Kills.GetValueOrDefault(KillPlan.AfterRelay), $"{figures.Repeats} repeats");
        Assert.Equal((0, "Keine Verletzung gefunden.\n"), await house.RunAsync("db", "check"));
    }

    private static async Task<Figures> AuditAsync(ITestDatabase database, Ledger ledger, IReadOnlyList<ReceivedMail> mails)
    {
        await using var house = House.Build(
            [.. database.Settings.Select(setting => $"--{setting.Key}={setting.Value}")], builder => builder.Logging.ClearProviders());
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        var city = await scope.ServiceProvider.GetRequiredService<CityLibrary>().CurrentAsync(db, CancellationToken.None);
        var audit = new Audit(db, ledger, mails);

        await audit.ReportsAsync();
        await audit.TasksAsync();
        await audit.WordsOfReportersAsync();
        return new Figures(await audit.StagesAsync(city), mails.Count, await audit.MessagesAsync());
    }

    private static int InDelivery(KilledLives lives) =>
        lives.Kills.GetValueOrDefault(KillPlan.BeforeRelay) + lives.Kills.GetValueOrDefault(KillPlan.AfterRelay);

    // ./test shows these lines
    private void Print(KilledLives lives, Ledger ledger, Figures figures)
    {
        output.WriteLine(
            $"kill -9 on {GetType().Name}: {lives.Kills.Values.Sum()} kills, {lives.Kills[KillPlan.BeforeCommit]} before a COMMIT, "
            + $"{lives.Kills[KillPlan.AfterCommit]} after one, {InDelivery(lives)} inside a delivery, "
            + $"{lives.Kills[KillPlan.ClockMove]} inside a clock move, {lives.Kills.GetValueOrDefault(KillPlan.Anywhere)} elsewhere");
        output.WriteLine(
            $"kill -9 kept: {ledger.Receipts.Count} reports, {ledger.Tasks.Count} task steps, {figures.Stages} stages, "
            + $"{ledger.ClockMoves} clock moves, {figures.Mails} mails of which {figures.Repeats} repeats with the same Message-ID; "
            + $"{ledger.LostAnswers} answers lost, {ledger.DoneUnheard} tasks found done when sent again");
    }

    private sealed record Figures(int Stages, int Mails, int Repeats);
}

public sealed class KillOnSqlite(ITestOutputHelper output) : KillSpecs(output)
{
    protected override async Task<ITestDatabase> DatabaseAsync() => await SqliteFile.MigratedAsync();
}

public sealed class KillOnPostgreSql(ITestOutputHelper output) : KillSpecs(output)
{
    protected override async Task<ITestDatabase> DatabaseAsync() => await ClusterDatabase.CreateAsync();
}
