using MediatR;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Tasks;

/// <summary>
/// Does a task for trial and undoes it: the words that would reach the reporter are made by the very step that would send
/// them, whatever the drawing says.
/// </summary>
public sealed class TaskRehearsal(IStepRunner steps, IReaderSource readers)
{
    public Task<TaskPreview> RunAsync(CompleteTask.Command command, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        return steps.RehearseAsync(
            StepOrigin.Person,
            async (services, token) =>
            {
                HouseMediator.Seat(services, reader);
                var db = services.GetRequiredService<RueckkopplungDb>();
                var file = await db.CaseAsync(command.Number, token);
                var before = await ReporterWords.ReadAsync(db, file, token);
                await services.GetRequiredService<Mediator>().Send(command, token);
                return (await ReporterWords.ReadAsync(db, file, token)).Since(before, file);
            },
            cancellationToken);
    }
}
