using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>A message in the log. Its address stays with its owner; of a protected case there is no subject.</summary>
public sealed record MessageRow(
    Guid Id,
    CaseNumber Number,
    string Kind,
    RecipientKind To,
    string? Recipient,
    AnswerWay Way,
    string? Subject,
    MessageState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    bool IsRepeat);

/// <summary>Names of recipients.</summary>
public static class Recipients
{
    /// <summary>The unit; for a head the unit that it leads. A person is not named.</summary>
    public static string? UnitOf(RecipientKind kind, string? reference) => kind == RecipientKind.Person ? null : reference?.Split('/')[0];
}
