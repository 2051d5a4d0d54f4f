using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Shows how to reach the reporter, for a reason; who looked and why stands in the history.</summary>
public static class ShowContact
{
    /// <summary>The event in the case's history.</summary>
    public const string Shown = "contact.shown";

    /// <summary>Reasons to look. A choice and no free text: the journal holds no names.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["question", "deliver", "place", "danger", "privacy"];

    /// <param name="Number">The case.</param>
    /// <param name="Reason">One of <see cref="Reasons"/>.</param>
    public sealed record Command(CaseNumber Number, string? Reason) : IRequest<Contact>;

    /// <summary>What the reporter left; all null where it was nothing.</summary>
    public sealed record Contact(string? Name, string? Email, string? Phone)
    {
        public bool IsEmpty => (Name, Email, Phone) is (null, null, null);
    }

    internal sealed class Handler(RueckkopplungDb db, CaseDoor door, IJournal journal) : IRequestHandler<Command, Contact>
    {
        public async Task<Contact> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(
                request.Number, [.. CaseRights.Contact, .. CaseRights.ContactForATask], cancellationToken);
            if (CaseRights.ContactForATask.Contains(door.Reader.Role) && !await HasTaskAsync(file.Id, cancellationToken))
                throw new ForbiddenException("case.is-for-others");
            Rule.Require(Reasons.Contains(request.Reason), "contact.has-reason", file.Number);

            await journal.WriteAsync(
                new JournalNote(JournalKind.Case, Shown) { CaseId = file.Id, Message = request.Reason }, cancellationToken);
            var known = await db.ReporterContacts.AsNoTracking()
                .FirstOrDefaultAsync(contact => contact.CaseId == file.Id, cancellationToken);
            return new Contact(known?.Name, known?.Email, known?.Phone);
        }

        private Task<bool> HasTaskAsync(Guid caseId, CancellationToken cancellationToken) => db.Tasks
            .Where(task => task.CaseId == caseId).AnyAsync(TaskAccess.DoableBy(door.Reader), cancellationToken);
    }
}
