namespace Rueckkopplung.Web.Shared;

/// <summary>A path of this house, never another site's address.</summary>
internal static class LocalPath
{
    /// <summary>The path if it stays in the house, otherwise the other one.</summary>
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
            && !path.Any(char.IsControl)
            ? path
            : otherwise;
}
