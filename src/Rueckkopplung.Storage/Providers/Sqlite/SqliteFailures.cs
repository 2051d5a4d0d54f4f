using Microsoft.Data.Sqlite;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>Turns the driver's error numbers into sentences.</summary>
internal static class SqliteFailures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The failure of the store behind an exception, or null when the cause lies elsewhere.</summary>
    public static StorageException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is StorageException known)
                return known;
            if (exception is SqliteException sqlite && Sentence(sqlite) is { } found)
                return found;
        }

        return null;
    }

    private static StorageException? Sentence(SqliteException cause) => cause.SqliteErrorCode switch
    {
        Full => new(
            "storage.full",
            "Der Datenträger ist voll. Es wurde nichts gespeichert. Bitte Platz schaffen und den Schritt wiederholen.",
            "The disk is full. Nothing was saved. Please free some space and repeat the step.",
            cause),
        ReadOnly => new(
            "storage.read-only",
            "Die Datenbank ist schreibgeschützt. Es wurde nichts gespeichert. Bitte die Schreibrechte der Datei "
            + "und ihres Ordners prüfen und den Schritt wiederholen.",
            "The database is read-only. Nothing was saved. Please check the write permission of the file "
            + "and its folder, then repeat the step.",
            cause),
        Busy or Locked => new(
            "storage.locked",
            "Ein anderes Programm hält die Datenbank gesperrt. Es wurde nichts gespeichert. Bitte das andere Programm "
            + "beenden und den Schritt wiederholen.",
            "Another program holds the database locked. Nothing was saved. Please end the other program "
            + "and repeat the step.",
            cause),
        Corrupt or NotADatabase => new(
            "storage.damaged",
            "Die Datei ist keine lesbare Datenbank. Es wurde nichts gespeichert. Bitte die letzte Sicherung einspielen.",
            "The file is not a readable database. Nothing was saved. Please restore the last backup.",
            cause),
        InputOutput or CannotOpen => new(
            "storage.unavailable",
            "Die Datenbankdatei lässt sich nicht öffnen oder lesen. Es wurde nichts gespeichert. Bitte Pfad, "
            + "Rechte und Datenträger prüfen.",
            "The database file cannot be opened or read. Nothing was saved. Please check its path, "
            + "permissions and disk.",
            cause),
        _ => null,
    };
}
