using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Messages;

/// <summary>
/// Sends a mail of a case once more: a new message with an id of its own that names the first. An answer whose mail had
/// failed counts as given again, as with the first mail.
/// </summary>
public static class ResendMessage
{
    /// <summary>The event in the case's history.</summary>
    public const string Resent = "message.resent";

    /// <param name="MessageId">Key of the row in the outbox.</param>
    public sealed record Command(Guid MessageId) : IRequest;

    internal sealed class Handler(SentMessages messages, CaseDoor door, IOutbox outbox, IJournal journal)
        : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var message = await messages.FindAsync(request.MessageId, cancellationToken);
            var file = await door.OpenAsync(message.CaseId!.Value, CaseRights.Resend, cancellationToken);
            Rule.Require(message.Way == AnswerWay.Email, "message.goes-by-mail", file.Number);
            var isUnderWay = await messages.IsUnderWayAsync(message.Id, cancellationToken);
            Rule.Require(!isUnderWay, "message.is-not-under-way", file.Number);

            var again = await outbox.ResendAsync(message.Id, cancellationToken) ?? throw new MissingException("message.exists");
            if (file.Answers.FirstOrDefault(answer => answer.Id == message.AnswerId) is { FailedAt: not null } answer)
                file.MarkGiven(answer.Id, again, door.Actor, door.Now);
            await messages.EndDeliveriesAsync(message, cancellationToken);
            await journal.WriteAsync(
                new JournalNote(JournalKind.Case, Resent)
                {
                    CaseId = file.Id,
                    PartId = message.PartId,
                    Message = message.Kind,
                    Data = new JsonObject { ["first"] = message.Id, ["again"] = again }.ToJsonString(),
                },
                cancellationToken);
        }
    }
}
