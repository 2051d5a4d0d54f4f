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
