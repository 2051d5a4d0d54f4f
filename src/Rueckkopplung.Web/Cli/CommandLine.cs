using System.CommandLine;

namespace Rueckkopplung.Web.Cli;

/// <summary>The verbs of the product. Without one it serves, and all arguments are ASP.NET's.</summary>
internal static class CommandLine
{
    private static readonly string[] Asked = ["--help", "-h", "-?", "--version"];

    /// <returns>0 done · 1 refused or violations · 2 not usable · 3 a server is running.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && !Asked.Contains(args[0])))
        {
            if (ServingOptions.Fault(args) is not { } fault)
                return await House.RunAsync(args);

            await Console.Error.WriteLineAsync(fault);
            return ExitCodes.Unusable;
        }

        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(Fault(parsed));
            return ExitCodes.Unusable;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static string Fault(ParseResult parsed)
    {
        var verbs = string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(verb => verb.Name));
        return (parsed.UnmatchedTokens, verbs) switch
        {
            ([var unknown, ..], "") => $"'{unknown}' does not belong to '{parsed.CommandResult.Command.Name}'; see --help.",
            ([var unknown, ..], _) => $"'{unknown}' is unknown; there are: {verbs}.",
            (_, "") => parsed.Errors[0].Message.ReplaceLineEndings(" "),
            _ => $"'{parsed.CommandResult.Command.Name}' needs one of: {verbs}.",
        };
    }

    private static RootCommand Root() =>
        new("Rueckkopplung: Vorgänge aus den Quartieren an die Verwaltung und zurück. Ohne Befehl startet der Server.")
        {
            CalendarCommand.Create(),
            WorkflowCommand.Create(),
            DatabaseCommand.Create(),
            CasesCommand.Create(),
            AdminCommand.Create(),
        };
}

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Unusable = 2;
    public const int ServerRuns = 3;
}
