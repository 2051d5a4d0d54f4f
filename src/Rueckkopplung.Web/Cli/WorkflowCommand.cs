using System.CommandLine;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Web.Cli;

/// <summary><c>workflow trace FILE</c>: runs a case file in memory; writes nothing.</summary>
internal static class WorkflowCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Eine Datei mit Definition und Schritten (docs/elsa.md)." };
        var trace = new Command("trace", "Führt eine solche Datei im Speicher aus und gibt aus, was nach jedem Schritt geschehen ist.") { file };
        trace.SetAction((parsed, token) => TraceAsync(parsed.GetValue(file)!, token));

        return new Command("workflow", "Definitionen von Abläufen.") { trace, CheckCommand.Create(), PublishCommand.Create() };
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
            await Console.Error.WriteLineAsync($"{file}: ist nicht lesbar: {unread.Message}");
        }

        return ExitCodes.Unusable;
    }
}
