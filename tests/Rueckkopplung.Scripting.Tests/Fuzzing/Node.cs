using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Rueckkopplung.Scripting.Tests.Fuzzing;

/// <summary>Asks the Node on the PATH, all scripts in one process.</summary>
internal static class Node
{
    /// <summary>Null where there is no Node.</summary>
    public static async Task<string[]?> RunAsync(string[] sources)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Fuzzing", "fuzz.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8
        };
        start.Environment["TZ"] = "Europe/Berlin";
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            Assert.NotNull(process);
            var reading = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(JsonSerializer.Serialize(sources));
            process.StandardInput.Close();
            var answers = JsonSerializer.Deserialize<string[]>(await reading);
            await process.WaitForExitAsync();
            return answers;
        }
    }
}
