using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Features.Tasks;

/// <summary>All that has been said to the reporter of a case, and what people have to bring, at one moment of a step.</summary>
internal sealed class ReporterWords
{
    public required IReadOnlyList<OutboxMessage> Messages { get; init; }

    public required IReadOnlyList<Answer> Answers { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public required IReadOnlyList<Guid> Deliveries { get; init; }

    public static async Task<ReporterWords> ReadAsync(RueckkopplungDb db, CaseFile file, CancellationToken cancellationToken) => new()
    {
        Messages = await db.Outbox.AsNoTracking()
            .Where(message => message.CaseId == file.Id && message.RecipientKind == RecipientKind.Reporter)
            .OrderBy(message => message.Id)
            .ToListAsync(cancellationToken),
        Answers = [.. file.Answers],
        Questions = [.. file.Questions],
        Deliveries = await db.Tasks
            .Where(task => task.CaseId == file.Id && (task.Roles & Roles.Treff) == Roles.Treff)
            .Select(task => task.Id)
            .ToListAsync(cancellationToken),
    };

    /// <summary>What came to it; a text that goes by mail is named once, as the mail.</summary>
    public TaskPreview Since(ReporterWords before, CaseFile file)
    {
        var mails = Messages.ExceptBy(before.Messages.Select(message => message.Id), message => message.Id).ToList();
        var answers = Answers.Except(before.Answers).Where(answer => answer.MessageId is null);
        var questions = mails.Exists(mail => mail.Kind == TextUses.Question) ? [] : Questions.Except(before.Questions);

        return new TaskPreview(
            [
                .. mails.Select(mail => new PreviewedWords(mail.Way, mail.Subject, mail.Body, mail.Language)),
                .. answers.Select(answer => new PreviewedWords(answer.Way, null, answer.Text, answer.Language)),
                .. questions.Select(question => new PreviewedWords(file.ReporterAnswerWay, null, question.Text, file.Language)),
            ],
            Deliveries.Except(before.Deliveries).Any(),
            file is { AnsweredAt: null, ClosedAt: null } ? file.PromisedBy : null);
    }
}
