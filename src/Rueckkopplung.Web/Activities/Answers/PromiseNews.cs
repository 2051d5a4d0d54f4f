using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>Tells a later date that follows from a correction, outside any drawing: as <see cref="LaterDate"/> does in one.</summary>
internal sealed class PromiseNews(CaseSubjectSource subjects, IOutbox outbox, ProcessSession session)
{
    public async Task TellAsync(CaseFile file, PromiseChange change, CancellationToken cancellationToken)
    {
        if (!change.LaterThanTold || await subjects.FindAsync(file.Id, cancellationToken) is not { } subject)
            return;

        if (LaterDate.Words(subject, change) is { } text)
        {
            if (subject.Way == AnswerWay.Email)
                await outbox.AddAsync(Outgoing.ToReporter(subject, LaterDate.Promise, text), cancellationToken);
            else if (subject.Way is AnswerWay.Phone or AnswerWay.InPerson)
                await session.StartAsync(LaterDate.DeliveryProcess, file.Id, LaterDate.BringInput(LaterDate.Promise, text.Body, answerId: null), cancellationToken);
        }

        file.TellPromise(subject.Actor, subject.ClockNow());
    }
}
