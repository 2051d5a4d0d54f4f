using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Rueckkopplung.Testing.Databases;

/// <summary>
/// A private PostgreSQL server for one test run: in a folder of its own, on a free port of the loopback address, as user
/// <c>postgres</c> when the tests run as root (the server refuses root). A watchdog ends it with the test process, however
/// that ends. It is never a service of the system.
/// </summary>
public sealed class PostgreSqlCluster
{
    private static readonly Lazy<PostgreSqlCluster> Running = new(() => new PostgreSqlCluster());
    private readonly string binaries = FindBinaries();
    private readonly int port = FreePort();

    private PostgreSqlCluster()
    {
        var folder = Directory.CreateTempSubdirectory("rueckkopplung-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);
        AsPostgres($"{binaries}/initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync");
        AsPostgres(
            $"{binaries}/pg_ctl", "-D", data, "-l", Path.Combine(folder, "log"), "-w", "-o",
            string.Create(
                CultureInfo.InvariantCulture,
                $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200"),
            "start");
        Watch(folder, data);
    }

    /// <summary>Started at the first use.</summary>
    public static PostgreSqlCluster Current => Running.Value;

    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=40");

    /// <summary>Ends the server with this process and removes its folder.</summary>
    private void Watch(string folder, string data)
    {
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"""
             while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done
             {(Environment.IsPrivilegedProcess ? "runuser -u postgres -- " : "")}{binaries}/pg_ctl -D {data} -m immediate stop
             rm -rf {folder}
             """);
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script }, UseShellExecute = false };
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        Process.Start(start);
    }

    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else
            Run(program, arguments);
    }

    // output goes nowhere: the server that pg_ctl starts would inherit a pipe and keep it open
    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode == 0)
            return;

        var command = $"{program} {string.Join(' ', arguments)}";
        throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}; the private server is not up.");
    }

    private static string FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(debian)
            ? Directory.GetDirectories(debian)
                .Where(version => File.Exists($"{version}/bin/initdb"))
                .OrderByDescending(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
                .FirstOrDefault()
            : null;
        return newest is null
            ? throw new InvalidOperationException(
                $"No PostgreSQL server under {debian}. './test' installs Debian's package 'postgresql'; run it once.")
            : newest + "/bin";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
