namespace Rueckkopplung.Web.Demo;

/// <summary>The data files of the demo city, embedded in the product.</summary>
public static class DataFiles
{
    /// <summary>The text of a file such as <c>units.json</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream($"Demo/{name}")
            ?? throw new InvalidOperationException($"The data file '{name}' is not in the product.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
