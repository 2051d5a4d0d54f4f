using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Demo;

/// <summary>The people who act in the demo city's history; each command is a step of its own, as from a page.</summary>
internal sealed class DemoCast(IStepRunner steps, IServiceScopeFactory scopes, HouseClock clock)
{
    private List<Reader> readers = [];

    public CityDirectory City { get; private set; } = null!;

    /// <summary>Learns who there is.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        City = await scope.ServiceProvider.GetRequiredService<CityLibrary>().CurrentAsync(db, cancellationToken);
        var people = await db.Users.AsNoTracking().OrderBy(person => person.Id).ToListAsync(cancellationToken);
        readers = [.. people.Select(person => PersonClaims.ReaderOf(person, City, City.Calendar.DayOf(clock.GetUtcNow())))];
    }

    /// <summary>Somebody who may do the task; null when nobody can.</summary>
    public Reader? For(HumanTask task) =>
        readers.FirstOrDefault(reader => reader.Role is Role.UnitLead or Role.Sqm && TaskAccess.MayDo(task, reader))
        ?? readers.FirstOrDefault(reader => TaskAccess.MayDo(task, reader));

    /// <summary>Who takes the report down; null: the reporter alone.</summary>
    public Reader? Intake(DemoReport report) => report.Channel switch
    {
        "round" => In(Role.Helper, report.Quartier),
        "treff" => In(Role.Treff, report.Quartier),
        "phone" or "email" or "letter" or "inPerson" => In(Role.Sqm, null),
        _ => null,
    };

    private Reader? In(Role role, string? quartier) => readers.FirstOrDefault(
        reader => reader.Role == role && (quartier is null || reader.Quartiere.Contains(quartier)));

    /// <summary>Sends a command as a person, or as the public.</summary>
    public Task<T> SendAsync<T>(IRequest<T> command, Reader? person, CancellationToken cancellationToken) => steps.RunAsync(
        person is null ? StepOrigin.Public : StepOrigin.Person,
        (services, token) =>
        {
            services.GetRequiredService<StepScope>().ActAs(
                person is null ? Actor.Reporter : new Actor(person.PersonId, person.Role, person.UnitCode));
            services.GetRequiredService<StepReader>().Reader = person;
            return services.GetRequiredService<Mediator>().Send(command, token);
        },
        cancellationToken);

    /// <summary>The open tasks of a case, oldest first.</summary>
    public async Task<(CaseFile File, List<HumanTask> Tasks)> LookAsync(string number, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        var parsed = CaseNumber.Parse(number);
        var file = await db.Cases.AsNoTracking().Whole().SingleAsync(one => one.Number == parsed, cancellationToken);
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.CaseId == file.Id)
            .OrderBy(task => task.OpenedAt).ThenBy(task => task.Id)
            .ToListAsync(cancellationToken);

        return (file, tasks);
    }
}
