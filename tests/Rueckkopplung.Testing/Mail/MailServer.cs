using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Testing.Mail;

/// <summary>What the server asks of those who hand in mail.</summary>
public sealed record MailServerOptions
{
    /// <summary>Asked for, with <see cref="Password"/>.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>PEM file of a private key; with <see cref="Certificate"/> the server offers STARTTLS.</summary>
    public string? Key { get; init; }

    public string? Certificate { get; init; }
}

/// <summary>A real SMTP server (npm's smtp-server) on the loopback, which outlives the house and keeps what it took.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Process process;
    private readonly Task reading;
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int refusedForNow;

    private MailServer(Process node)
    {
        process = node;
        reading = Task.Run(ReadAsync);
    }

    public int Port => port.Task.Result;

    public IReadOnlyList<ReceivedMail> Mails => [.. received];

    /// <summary>How often it said "not now".</summary>
    public int RefusedForNow => Volatile.Read(ref refusedForNow);

    public static async Task<MailServer> StartAsync(MailServerOptions? options = null)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mail-server.cjs"));
        start.ArgumentList.Add(JsonSerializer.Serialize(options ?? new MailServerOptions(), Web));
        start.Environment["NODE_PATH"] = NodePackages();
        var server = new MailServer(Process.Start(start)!);
        await server.port.Task;
        return server;
    }

    /// <summary>Waits until so many mails have come in all.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (received.Count < count)
            await arrived.WaitAsync(limit.Token);

        return Mails;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await reading;
        process.Dispose();
        arrived.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonNode.Parse(line)!;
            switch ((string)said["event"]!)
            {
                case "listening":
                    port.SetResult((int)said["port"]!);
                    break;
                case "putOff":
                    Interlocked.Increment(ref refusedForNow);
                    break;
                case "mail":
                    received.Enqueue(new ReceivedMail(said));
                    arrived.Release();
                    break;
            }
        }

        port.TrySetException(new InvalidOperationException("The mail server ended before it listened."));
    }

    // restored by the build of Web, as all packages of npm
    private static string NodePackages()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rueckkopplung.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Rueckkopplung.Web", "node_modules");
    }
}
