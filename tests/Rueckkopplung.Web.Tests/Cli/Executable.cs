using System.Diagnostics;

namespace Rueckkopplung.Web.Tests.Cli;

/// <summary>The built product, run as a process of its own in a folder of its own.</summary>
internal sealed class Executable : IDisposable
{
    private readonly string? database;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-cli-");

    public string Folder => folder.FullName;

    /// <summary>The database it works on; in its own folder unless another one is named.</summary>
    public string Database { get => database ?? Path.Combine(Folder, "house.db"); init => database = value; }

    public bool IsDemo { get; init; }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<Outcome> RunAsync(string[] args, string input = "")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Rueckkopplung.Web.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["Database__Path"] = Database;
        start.Environment["Demo__Enabled"] = IsDemo ? "true" : "false";
        start.Environment["PWD"] = Folder;

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, (await output).Trim(), (await error).Trim());
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>What a process left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.TrimEntries);

    /// <summary>Exit code 2 and one line on standard error, nothing on standard output.</summary>
    public void IsOneClearLine(string about)
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal(string.Empty, Output);
        Assert.Single(Error.Split('\n'));
        Assert.Contains(about, Error, StringComparison.Ordinal);
    }
}
