using System.CommandLine;
using System.Globalization;

namespace Rueckkopplung.Web.Cli;

/// <summary>The verbs of the product. Without one it serves, and all arguments are ASP.NET's.</summary>
internal static class CommandLine
{
    private static readonly string[] Asked = ["--help", "-h", "-?", "--version"];

    /// <returns>0 done · 1 refused or violations · 2 not usable · 3 a server is running.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // the words of the parser itself; what the verbs print is German anyway
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
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
            ([var unknown, ..], "") => $"'{unknown}' gehört nicht zu '{parsed.CommandResult.Command.Name}'. Was dazugehört, zeigt --help.",
            ([var unknown, ..], _) => $"'{unknown}' gibt es hier nicht, nur: {verbs}.",
            (_, "") => parsed.Errors[0].Message.ReplaceLineEndings(" "),
            _ => $"'{parsed.CommandResult.Command.Name}' braucht eins von: {verbs}.",
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
