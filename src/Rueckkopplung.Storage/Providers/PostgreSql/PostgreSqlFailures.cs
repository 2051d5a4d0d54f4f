using System.Net.Sockets;
using Npgsql;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>Turns the server's error codes into sentences.</summary>
internal static class PostgreSqlFailures
{
    private const string IdleInTransaction = "25P03";

    /// <summary>Whether running the step again can help: a deadlock or a serialization failure.</summary>
    public static bool MayRetry(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PostgresException
                {
                    SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
                })
            {
                return true;
            }
        }

        return false;
    }

    public static StorageException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is StorageException known)
                return known;
            if (exception is PostgresException refused)
                return Sentence(refused);
            if (exception is NpgsqlException or SocketException)
                return Unreachable(exception);
        }

        return null;
    }

    private static StorageException? Sentence(PostgresException cause) => cause.SqlState switch
    {
        PostgresErrorCodes.DiskFull => new(
            "storage.full",
            "Der Datenträger der Datenbank ist voll. Es wurde nichts gespeichert. Bitte Platz schaffen und den Schritt "
            + "wiederholen.",
            "The disk of the database is full. Nothing was saved. Please free some space and repeat the step.",
            cause),
        PostgresErrorCodes.ReadOnlySqlTransaction => new(
            "storage.read-only",
            "Die Datenbank nimmt gerade nur Lesezugriffe an. Es wurde nichts gespeichert. Bitte später wiederholen.",
            "The database only answers reads at the moment. Nothing was saved. Please repeat the step later.",
            cause),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable
            or IdleInTransaction or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure => new(
            "storage.overloaded",
            "Die Datenbank hat zu lange gebraucht. Es wurde nichts gespeichert. Bitte den Schritt wiederholen.",
            "The database took too long. Nothing was saved. Please repeat the step.",
            cause),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InvalidPassword => Unreachable(cause),
        _ => null,
    };

    private static StorageException Unreachable(Exception cause) => new(
        "storage.unavailable",
        "Die Datenbank ist nicht erreichbar. Es wurde nichts gespeichert. Bitte Server und Zugang prüfen und den "
        + "Schritt wiederholen.",
        "The database cannot be reached. Nothing was saved. Please check the server and its access, "
        + "then repeat the step.",
        cause);
}
