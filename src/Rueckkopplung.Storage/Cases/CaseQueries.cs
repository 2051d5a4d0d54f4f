using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Storage.Cases;

/// <summary>Finds whole cases for commands.</summary>
public static class CaseQueries
{
    /// <summary>The case with all that belongs to it; in a step on PostgreSQL its row is locked first.</summary>
    /// <exception cref="RuleBrokenException"><c>case.exists</c>: there is none, or the reader may not see it.</exception>
    public static async Task<CaseFile> CaseAsync(
        this RueckkopplungDb db, CaseNumber number, CancellationToken cancellationToken)
    {
        var id = await db.Cases.Where(file => file.Number == number).Select(file => (Guid?)file.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is null
            ? throw new RuleBrokenException("case.exists", number)
            : await db.CaseAsync(id.Value, cancellationToken);
    }

    /// <inheritdoc cref="CaseAsync(RueckkopplungDb, CaseNumber, CancellationToken)"/>
    public static async Task<CaseFile> CaseAsync(this RueckkopplungDb db, Guid id, CancellationToken cancellationToken) =>
        await db.FindCaseAsync(id, cancellationToken) ?? throw new RuleBrokenException("case.exists", id);

    /// <summary>The same, or null.</summary>
    public static async Task<CaseFile?> FindCaseAsync(
        this RueckkopplungDb db, Guid id, CancellationToken cancellationToken)
    {
        if (db.Cases.Local.FirstOrDefault(file => file.Id == id) is { } tracked)
            return tracked;

        if (db.StepSql is { } sql)
            await Workflows.InstanceSql.LockCaseAsync(sql, id, cancellationToken);
        return await Whole(db.Cases).FirstOrDefaultAsync(file => file.Id == id, cancellationToken);
    }

    /// <summary>The case of a follow-up code, or null.</summary>
    public static Task<Guid?> FindCaseIdAsync(
        this RueckkopplungDb db, FollowUpCode code, CancellationToken cancellationToken)
    {
        var hash = code.Hash;
        return db.Cases.Where(file => file.FollowUpHash == hash).Select(file => (Guid?)file.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Refuses at the save, with a concurrency exception, if the form was filled at another revision.</summary>
    public static void ExpectRevision(this RueckkopplungDb db, CaseFile file, int revision) =>
        db.Entry(file).Property(one => one.Revision).OriginalValue = revision;

    /// <summary>With parts, answers, notes, questions and feedback.</summary>
    public static IQueryable<CaseFile> Whole(this IQueryable<CaseFile> cases) => cases
        .Include(file => file.Parts.OrderBy(part => part.Id))
        .Include(file => file.Answers.OrderBy(answer => answer.Id))
        .Include(file => file.Notes.OrderBy(note => note.Id))
        .Include(file => file.Questions.OrderBy(question => question.Id))
        .Include(file => file.Feedbacks.OrderBy(feedback => feedback.Id))
        .Include(file => file.Pauses.OrderBy(pause => pause.Id))
        .AsSplitQuery();
}
