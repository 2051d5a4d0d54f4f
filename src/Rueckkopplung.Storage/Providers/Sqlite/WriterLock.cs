namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>
/// The right to write a database file, held by one process: an open file beside the database. The system frees
/// it when the process ends, however it ends.
/// </summary>
internal sealed class WriterLock(FileStream file) : IDisposable
{
    /// <exception cref="StorageException">Another process writes this database, or the folder is not writable.</exception>
    public static WriterLock Take(string databasePath)
    {
        var path = databasePath + ".writer";
        try
        {
            return new WriterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException cause)
        {
            throw NotWritable(path, cause);
        }
        catch (IOException cause) when (cause is DirectoryNotFoundException || IsReadOnly(cause))
        {
            throw NotWritable(path, cause);
        }
        catch (IOException cause)
        {
            throw Taken(databasePath, cause);
        }
    }

    public void Dispose() => file.Dispose();

    private static bool IsReadOnly(IOException cause) => cause.Message.Contains("Read-only", StringComparison.Ordinal);

    private static StorageException NotWritable(string path, Exception cause) => new(
        "storage.read-only",
        $"In den Ordner der Datenbank kann nicht geschrieben werden ({path}). Bitte Pfad und Schreibrechte prüfen.",
        $"The folder of the database cannot be written ({path}). Please check the path and its permissions.",
        cause);

    private static StorageException Taken(string path, Exception cause) => new(
        "storage.writer-taken",
        $"Der Server läuft: Ein anderer Prozess schreibt in {path}. Bitte ihn zuerst beenden; `db check` und "
        + "`db checksum` gehen auch neben ihm.",
        $"The server is running: another process writes {path}. Please stop it first; `db check` and "
        + "`db checksum` run beside it.",
        cause);
}
