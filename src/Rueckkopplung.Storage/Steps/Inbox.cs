namespace Rueckkopplung.Storage.Steps;

internal sealed class Inbox(StepScope scope) : IInbox
{
    public async Task<InboxRow?> ClaimAsync(
        string source, string key, string? requestHash, CancellationToken cancellationToken)
    {
        var claimed = await scope.Sql.ExecuteAsync(
            """
            insert into inbox (source, key, at, request_hash) values (@source, @key, @at, @hash)
            on conflict (source, key) do nothing
            """,
            cancellationToken,
            ("source", source), ("key", key), ("at", scope.Now), ("hash", requestHash));
        if (claimed == 1)
            return null;

        var known = await scope.Sql.QueryAsync(
            "select at, request_hash, result from inbox where source = @source and key = @key",
            row => new InboxRow
            {
                Source = source,
                Key = key,
                At = row.Instant(0),
                RequestHash = row.TextOrNull(1),
                Result = row.TextOrNull(2),
            },
            cancellationToken,
            ("source", source), ("key", key));
        return known[0];
    }

    public Task AnswerAsync(string source, string key, string result, CancellationToken cancellationToken) =>
        scope.Sql.ExecuteAsync(
            "update inbox set result = @result where source = @source and key = @key",
            cancellationToken,
            ("result", result), ("source", source), ("key", key));
}
