using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>
/// The single writer: takes steps from a queue, runs each behind a savepoint, and commits them in groups — when the queue
/// is empty, at 32 steps or after 5 ms. Callers hear after the group's COMMIT.
/// </summary>
internal sealed partial class SqliteStepRunner(
    SqliteDatabase database, StepExecution execution, ILogger<SqliteStepRunner> log) : IStepRunner, IAsyncDisposable
{
    private const int MostSteps = 32;
    private const string Save = "savepoint step";
    private const string Undo = "rollback to savepoint step";
    private const string Release = "release savepoint step";

    private readonly StepQueue queue = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task? loop;
    private SqliteConnection? connection;
    private StatementCache? statements;

    /// <summary>Groups committed so far; a test counts them.</summary>
    internal long Commits { get; private set; }

    /// <summary>How long a group takes in steps; a test that wants one group for certain takes longer.</summary>
    internal TimeSpan LongestGroup { get; set; } = TimeSpan.FromMilliseconds(5);

    public async Task<T> RunAsync<T>(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        StepExecution.RefuseNested();
        Start();
        var queued = new QueuedStep<T>(origin, step, cancellationToken);
        await queue.AddAsync(queued, cancellationToken);
        return await queued.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await stopping.CancelAsync();
        if (loop is not null)
            await loop;
        CloseConnection();
        stopping.Dispose();
    }

    private void Start()
    {
        lock (gate)
        {
            using (ExecutionContext.SuppressFlow())
                loop ??= Task.Run(LoopAsync);
        }
    }

    private async Task LoopAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            QueuedStep first;
            try
            {
                first = await queue.NextAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await RunGroupAsync(first);
        }

        while (queue.TryNext(out var left))
            left.Fail(Ended());
    }

    // the one place that owns the writing transaction: whatever fails, every caller of the group hears of it
    private async Task RunGroupAsync(QueuedStep first)
    {
        var group = new List<QueuedStep>(MostSteps);
        try
        {
            await FillGroupAsync(group, first);
        }
        catch (Exception failure)
        {
            var explained = database.Explain(failure) ?? Unexplained(failure);
            GroupFailed(log, group.Count, explained.Code, failure);
            CloseConnection();
            foreach (var step in group)
                step.Fail(explained);
            return;
        }

        Commits++;
        foreach (var step in group)
            step.Committed(execution);
    }

    private async Task FillGroupAsync(List<QueuedStep> group, QueuedStep first)
    {
        group.Add(first);
        var open = connection ??= database.OpenWriting();
        statements ??= new StatementCache(open);
        using var transaction = open.BeginTransaction(deferred: false);
        var sql = database.Wrap(open, statements);
        sql.Transaction = transaction;
        var begun = Stopwatch.GetTimestamp();

        await RunStepAsync(first, sql);
        while (group.Count < MostSteps
            && Stopwatch.GetElapsedTime(begun) < LongestGroup
            && queue.TryNext(out var next))
        {
            group.Add(next);
            await RunStepAsync(next, sql);
        }

        Tell(StepPoints.Committing, group);
        transaction.Commit();
        Tell(StepPoints.Committed, group);
    }

    private static void Tell(string point, List<QueuedStep> group)
    {
        if (StepPoints.IsHeard)
            StepPoints.Reach(point, [.. group.Select(step => step.Origin)]);
    }

    private async Task RunStepAsync(QueuedStep step, SqlConnection sql)
    {
        await sql.ExecuteAsync(Save, CancellationToken.None);
        try
        {
            await step.RunAsync(execution, sql);
        }
        catch (Exception refusal) when (database.Explain(refusal) is null)
        {
            step.Refusal = refusal;
            await sql.ExecuteAsync(Undo, CancellationToken.None);
        }

        await sql.ExecuteAsync(Release, CancellationToken.None);
    }

    private void CloseConnection()
    {
        statements?.Dispose();
        statements = null;
        connection?.Dispose();
        connection = null;
    }

    private static StorageException Unexplained(Exception cause) => new(
        "storage.unavailable",
        "Der Schritt konnte nicht gespeichert werden. Es wurde nichts geändert. Bitte noch einmal versuchen.",
        "The step could not be saved. Nothing was changed. Please try again.",
        cause);

    private static StorageException Ended() => new(
        "storage.unavailable",
        "Der Server wird gerade beendet. Der Schritt wurde nicht gespeichert. Bitte gleich noch einmal versuchen.",
        "The server is stopping. The step was not saved. Please try again in a moment.");

    [LoggerMessage(Level = LogLevel.Error, Message = "A group of {Count} steps was not committed: {Code}")]
    private static partial void GroupFailed(ILogger logger, int count, string code, Exception cause);
}
