using System.CommandLine;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>workflow trace FILE</c>: runs a case file in memory; writes nothing.</summary>
internal static class WorkflowCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A case file: definition and steps (docs/elsa.md)." };
        var trace = new Command("trace", "Runs a case file in memory and prints what happened after each step.") { file };
        trace.SetAction((parsed, token) => TraceAsync(parsed.GetValue(file)!, token));

        return new Command("workflow", "Definitions of workflows.") { trace, CheckCommand.Create(), PublishCommand.Create() };
    }

    private static async Task<int> TraceAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(CallersFile.Find(file), cancellationToken);
            Console.WriteLine(CaseTrace.Run(text));
            return ExitCodes.Done;
        }
        catch (TraceFileException unusable)
        {
            await Console.Error.WriteLineAsync($"{file}: {unusable.Message}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"{file}: cannot be read: {unread.Message}");
        }

        return ExitCodes.Unusable;
    }
}
