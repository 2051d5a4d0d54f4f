using System.CommandLine;
using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Demo;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Studio.Definitions;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>workflow publish FILE --reason TEXT</c>: stores a definition and puts it in force, through the same gate as the Studio.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Eine Definition." };
        var reason = new Option<string>("--reason") { Description = "Warum; der Grund steht in der Liste der Versionen.", Required = true };
        var publish = new Command("publish", "Legt eine Definition ab und setzt sie in Kraft.") { file, reason };
        publish.SetAction((parsed, token) => PublishAsync(parsed.GetValue(file)!, parsed.GetValue(reason)!, token));
        return publish;
    }

    private static async Task<int> PublishAsync(string path, string reason, CancellationToken cancellationToken)
    {
        if (await DefinitionFile.ReadAsync(path, cancellationToken) is not { } file)
            return ExitCodes.Unusable;

        return await QuietHouse.RunAsync(async services =>
        {
            await PrepareAsync(services, cancellationToken);
            var words = services.GetRequiredService<RefusalWords>();
            try
            {
                var (saved, version) = await services.GetRequiredService<IStepRunner>().RunAsync(
                    StepOrigin.Person, (step, stop) => SendAsync(step, file.Json, reason, stop), cancellationToken);
                foreach (var note in saved.Notes)
                    Console.WriteLine($"{path}: Warnung: {note.ReplaceLineEndings(" ")}");
                Console.WriteLine(saved.AlreadyPublished
                    ? $"{path}: Fassung {version} ist schon in Kraft; nichts wurde geändert."
                    : $"{path}: Fassung {version} ist in Kraft.");
                return ExitCodes.Done;
            }
            catch (ChecksFailedException refusal)
            {
                return Refuse(path, refusal.Sentences);
            }
            catch (RuleBrokenException refusal)
            {
                return Refuse(path, [words.For(refusal)]);
            }
            catch (DefinitionFormatException refusal)
            {
                return Refuse(path, [words.For("definition.not-readable", refusal.Message)]);
            }
        });
    }

    private static async Task<(SavedVersion Saved, int Version)> SendAsync(
        IServiceProvider step, JsonObject model, string reason, CancellationToken cancellationToken)
    {
        step.GetRequiredService<StepScope>().ActAs(Actor.House);
        var saved = await step.GetRequiredService<Mediator>().Send(
            new SaveDefinition.Command(model, Publish: true, reason, Seen: null), cancellationToken);
        return (saved, (await step.GetRequiredService<DefinitionReads>().VersionAsync(saved.VersionId, cancellationToken)).Version);
    }

    // as when the house opens: what the definition uses must be there
    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<ClockMover>().LoadAsync(cancellationToken);
        await services.GetRequiredService<ReferenceFill>().RunAsync(cancellationToken);
        var environment = services.GetRequiredService<IHostEnvironment>();
        await services.GetRequiredService<DefinitionFiles>().SyncAsync(
            Path.Combine(environment.ContentRootPath, "workflows"), cancellationToken);
    }

    private static int Refuse(string path, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
            Console.Error.WriteLine($"{path}: {sentence.ReplaceLineEndings(" ")}");
        return ExitCodes.Refused;
    }
}
