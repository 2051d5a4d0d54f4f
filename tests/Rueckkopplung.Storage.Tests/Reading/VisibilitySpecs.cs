using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Reading;

/// <summary>Four cases: with KBK-A in Q02, with 36 in Q03, a closed one with 51 in Q02, and a new one of a Treff in Q03.</summary>
public abstract class VisibilitySpecs : StoreSpecs
{
    private const string Rubbish = "KBK-A";
    private const string Dumping = "36";
    private const string Child = "51";
    private const int TreffPerson = 77;
    private readonly Dictionary<string, Guid> cases = [];

    [Fact]
    public async Task Without_a_reader_nothing_is_visible()
    {
        Assert.Empty(await SeenAsync(null));
        Assert.Equal(0, await CountAsync(null, db => db.Outbox.CountAsync()));
        Assert.Equal(0, await CountAsync(null, db => db.Parts.CountAsync()));
    }

    [Fact]
    public async Task The_house_sees_all() => Assert.Equal(4, (await SeenAsync(Reader.House)).Count);

    [Theory]
    [InlineData(Role.Sqm)]
    [InlineData(Role.SqmLead)]
    [InlineData(Role.Privacy)]
    public async Task Sqm_and_data_protection_see_every_case_but_the_closed_one_without_its_content(Role role)
    {
        var reader = new Reader(1, role, "SQM", ["SQM"], [], null);

        Assert.Equal(4, (await SeenAsync(reader)).Count);
        Assert.Equal([Child], await ProtectedAsync(reader));
    }

    [Fact]
    public async Task A_unit_sees_its_own_parts_and_their_cases_only()
    {
        var reader = new Reader(2, Role.Unit, Rubbish, [Rubbish], [], null);

        Assert.Equal([Rubbish], await SeenAsync(reader));
        Assert.Equal(1, await CountAsync(reader, db => db.Parts.CountAsync()));
        Assert.Equal(1, await CountAsync(reader, db => db.Outbox.CountAsync()));
        Assert.Empty(await ProtectedAsync(reader));
    }

    [Fact]
    public async Task A_lead_sees_the_units_below_too()
    {
        var reader = new Reader(3, Role.UnitLead, "KBK", ["KBK", Rubbish, Dumping], [], null);

        Assert.Equal([Dumping, Rubbish], await SeenAsync(reader));
    }

    [Fact]
    public async Task The_unit_of_a_closed_case_sees_it_whole()
    {
        var reader = new Reader(4, Role.Unit, Child, [Child], [], null);

        Assert.Equal([Child], await SeenAsync(reader));
        Assert.Empty(await ProtectedAsync(reader));
    }

    [Fact]
    public async Task A_quartier_developer_sees_the_own_quartiere_without_closed_cases() =>
        Assert.Equal([Rubbish], await SeenAsync(new Reader(5, Role.Qe, null, [], ["Q02"], null)));

    [Fact]
    public async Task A_treff_sees_what_it_reported() =>
        Assert.Equal(["new"], await SeenAsync(new Reader(TreffPerson, Role.Treff, null, [], ["Q09"], "treff")));

    [Fact]
    public async Task Leadership_sees_what_has_reached_the_last_stage()
    {
        var reader = new Reader(6, Role.Leadership, null, [], [], null);
        Assert.Empty(await SeenAsync(reader));

        await House.StepAsync(step => step.GetRequiredService<IJournal>().WriteAsync(
            new JournalNote(JournalKind.Case, "stage.fired") { CaseId = cases[Dumping], TaskId = cases[Dumping], Stage = "E3" },
            CancellationToken.None));

        Assert.Equal([Dumping], await SeenAsync(reader));
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Helper)]
    public async Task Who_has_nothing_to_do_with_them_sees_none(Role role) =>
        Assert.Empty(await SeenAsync(new Reader(8, role, null, [], ["Q02"], null)));

    [Fact]
    public async Task A_number_is_found_by_those_only_who_may_see_the_case()
    {
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(
            () => AskAsync(null, db => Storage.Cases.CaseQueries.CaseAsync(db, cases[Rubbish], CancellationToken.None)));

        Assert.Equal("case.exists", refusal.Code);
    }

    protected override async Task PrepareAsync()
    {
        await CaseFiles.StoreCityAsync(House);
        await OpenAsync(Rubbish, "sperrmuell", "Q02");
        await OpenAsync(Dumping, "sperrmuell", "Q03");
        await OpenAsync(Child, "kinderschutz", "Q02");
        await House.StepAsync(async step =>
        {
            step.GetRequiredService<StepScope>().ActAs(new Actor(TreffPerson, Role.Treff, null));
            cases["new"] = (await CaseFiles.OpenAsync(step, quartier: "Q03")).Id;
        });
    }

    private Task OpenAsync(string unit, string category, string quartier) => House.StepAsync(async step =>
    {
        var file = await CaseFiles.OpenAsync(step, category, quartier);
        CaseFiles.Assign(file, unit, step.GetRequiredService<StepScope>().Now);
        cases[unit] = file.Id;
        await step.GetRequiredService<IOutbox>().AddAsync(
            new OutgoingMessage("assigned", RecipientKind.Unit, unit, AnswerWay.Email, "de", "Neu", "Neu.") { CaseId = file.Id },
            CancellationToken.None);
    });

    private async Task<List<string>> SeenAsync(Reader? reader)
    {
        var ids = await AskAsync(reader, db => db.Cases.Select(file => file.Id).ToListAsync());
        return [.. ids.Select(id => cases.Single(known => known.Value == id).Key).Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> ProtectedAsync(Reader reader)
    {
        var ids = await AskAsync(
            reader, db => db.Cases.Where(db.ProtectedFor(reader)).Select(file => file.Id).ToListAsync());
        return [.. ids.Select(id => cases.Single(known => known.Value == id).Key)];
    }

    private Task<int> CountAsync(Reader? reader, Func<RueckkopplungDb, Task<int>> count) => AskAsync(reader, count);

    private async Task<T> AskAsync<T>(Reader? reader, Func<RueckkopplungDb, Task<T>> query)
    {
        await using var db = House.Get<IDatabase>().OpenReading();
        db.Reader = reader;
        return await query(db);
    }
}

public sealed class VisibilityOnSqlite : VisibilitySpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class VisibilityOnPostgreSql : VisibilitySpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
