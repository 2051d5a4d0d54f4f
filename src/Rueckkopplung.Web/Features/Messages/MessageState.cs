using System.Linq.Expressions;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>The states that people tell apart.</summary>
public enum MessageState
{
    Failed,
    Waiting,
    Sent,
    Shown,
}

/// <summary>From the outbox's states to those.</summary>
public static class MessageStates
{
    /// <summary>A mail that is just being sent still waits.</summary>
    public static MessageState Of(OutboxState state) => state switch
    {
        OutboxState.Failed => MessageState.Failed,
        OutboxState.Sent => MessageState.Sent,
        OutboxState.Shown or OutboxState.Bundled => MessageState.Shown,
        _ => MessageState.Waiting,
    };

    public static Expression<Func<OutboxMessage, bool>> Is(MessageState state)
    {
        List<OutboxState> stored = [.. Enum.GetValues<OutboxState>().Where(one => Of(one) == state)];
        return message => stored.Contains(message.State);
    }

    /// <summary>Kind and icon of the badge.</summary>
    public static (string Kind, string Icon) Badge(MessageState state) => state switch
    {
        MessageState.Failed => ("danger", "danger"),
        MessageState.Sent => ("success", "check"),
        MessageState.Waiting => ("warning", "autorenew"),
        _ => ("info", "visibility"),
    };
}
