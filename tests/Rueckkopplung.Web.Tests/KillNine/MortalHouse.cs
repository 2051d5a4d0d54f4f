using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Web.Tests.KillNine;

/// <summary>The built product as a process that is killed and started again on the same database and the same port.</summary>
internal sealed class MortalHouse(ITestDatabase database, int mailPort) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-kill-");
    private readonly int port = FreePort();
    private TaskCompletionSource<int> open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>How many cases the first start makes.</summary>
    public int DemoCases { get; init; }

    /// <summary>Counts the starts.</summary>
    public int Lives { get; private set; }

    /// <summary>The number of the life in which it is open; waits while it is not.</summary>
    public Task<int> WhenOpenAsync() => Volatile.Read(ref open).Task;

    /// <summary>Waits for a life after this one.</summary>
    public async Task AfterAsync(int life)
    {
        while (await WhenOpenAsync() <= life)
            await Task.Yield();
    }

    /// <summary>Lives until it dies: by its order, by the hand of the caller, or by a clean stop.</summary>
    /// <param name="order">Where to die, <c>point:n</c>; null: nowhere.</param>
    /// <param name="act">What to do with the living process; it has not opened yet.</param>
    public async Task<Death> LiveAsync(string? order, Func<Process, Task> act)
    {
        Lives++;
        using var process = Process.Start(StartInfo(order))!;
        var words = ReadAsync(process.StandardError, _ => { });
        var log = ReadAsync(process.StandardOutput, line =>
        {
            if (line.Contains("Application started", StringComparison.Ordinal))
                open.TrySetResult(Lives);
        });
        await Task.WhenAll(process.WaitForExitAsync(), act(process));
        Close();
        return new Death(process.ExitCode, await words, await log);
    }

    /// <summary>Lives until it has opened, and stops cleanly.</summary>
    public Task<Death> OpenAndStopAsync() => LiveAsync(null, async process =>
    {
        await Task.WhenAny(WhenOpenAsync(), process.WaitForExitAsync());
        await StopAsync(process);
    });

    public static async Task StopAsync(Process process)
    {
        using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])!;
        await stop.WaitForExitAsync();
    }

    /// <summary>A verb of the product on the same database.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] verb)
    {
        var start = StartInfo(null);
        start.ArgumentList.Clear();
        foreach (var word in (string[])[Dll, .. verb])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Dll => Path.Combine(AppContext.BaseDirectory, "Rueckkopplung.Web.dll");

    private ProcessStartInfo StartInfo(string? order)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[Dll, "--urls", Address.ToString()])
            start.ArgumentList.Add(word);
        foreach (var (key, value) in database.Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Demo__Enabled"] = "true";
        start.Environment["Demo__Cases"] = DemoCases.ToString(CultureInfo.InvariantCulture);
        start.Environment["Smtp__Host"] = "127.0.0.1";
        start.Environment["Smtp__Port"] = mailPort.ToString(CultureInfo.InvariantCulture);
        // a dead process cannot give its leases back
        start.Environment["Outbox__Lease"] = "00:00:03";
        start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "Rueckkopplung.Testing.dll");
        start.Environment["RUECKKOPPLUNG_KILL_AT"] = order;
        return start;
    }

    private void Close()
    {
        if (open.Task.IsCompleted)
            Volatile.Write(ref open, new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private static async Task<string> ReadAsync(StreamReader stream, Action<string> heard)
    {
        var all = new System.Text.StringBuilder();
        while (await stream.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            heard(line);
        }

        return all.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How a life ended.</summary>
/// <param name="ExitCode">137 after SIGKILL.</param>
/// <param name="Errors">What it wrote to standard error.</param>
/// <param name="Log">What it wrote to standard output.</param>
public sealed record Death(int ExitCode, string Errors, string Log)
{
    public bool WasKilled => ExitCode == 137;

    /// <summary>Whether it was the order that ended it.</summary>
    public bool Obeyed(string order) => WasKilled && Errors.Contains("Killed at " + order, StringComparison.Ordinal);
}
