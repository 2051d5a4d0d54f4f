namespace Rueckkopplung.Web.Cli;

/// <summary>Finds FILE arguments, which lie under the caller's directory.</summary>
internal static class CallersFile
{
    /// <summary>The full path; whether the file is there is seen when it is read.</summary>
    public static string Find(string path)
    {
        var here = Path.GetFullPath(path);
        if (Path.IsPathRooted(path) || Environment.GetEnvironmentVariable("PWD") is not { Length: > 0 } shell)
            return here;

        // `dotnet run` moves to the repository's root first; the shell's directory is then left in PWD
        var there = Path.GetFullPath(path, Path.GetFullPath(shell));
        return File.Exists("Rueckkopplung.sln") && File.Exists(there) ? there : here;
    }
}
