using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>
/// Opens a case for a person's command, inside the step: only one that the person sees, may read, and in a role that may.
/// The step itself reads as the house, so this is asserted here and not left to the page.
/// </summary>
internal sealed class CaseDoor(RueckkopplungDb db, StepReader step, StepScope scope)
{
    public Actor Actor => scope.Actor;

    public DateTimeOffset Now => scope.Now;

    /// <exception cref="ForbiddenException"><c>session.needed</c>.</exception>
    public Reader Reader => step.Reader ?? throw new ForbiddenException("session.needed");

    /// <exception cref="MissingException"><c>case.exists</c>: none, or not for this person.</exception>
    /// <exception cref="ForbiddenException"><c>case.is-for-others</c>, <c>case.is-protected</c>.</exception>
    public async Task<CaseFile> OpenAsync(CaseNumber number, IReadOnlyList<Role> roles, CancellationToken cancellationToken)
    {
        var id = await db.Cases.Where(file => file.Number == number).Select(file => (Guid?)file.Id)
            .FirstOrDefaultAsync(cancellationToken) ?? throw new MissingException("case.exists", number);
        return await OpenAsync(id, roles, cancellationToken);
    }

    /// <inheritdoc cref="OpenAsync(CaseNumber, IReadOnlyList{Role}, CancellationToken)"/>
    public async Task<CaseFile> OpenAsync(Guid id, IReadOnlyList<Role> roles, CancellationToken cancellationToken)
    {
        // first the lock, then the look: what the reader may see can change while the step waits
        var file = await db.CaseAsync(id, cancellationToken);
        var (isVisible, isProtected) = await SeenAsync(id, cancellationToken);
        if (!isVisible)
            throw new MissingException("case.exists", file.Number);
        if (isProtected)
            throw new ForbiddenException("case.is-protected");

        return roles.Contains(Reader.Role) ? file : throw new ForbiddenException("case.is-for-others");
    }

    /// <exception cref="ForbiddenException"><c>case.is-for-others</c>: another unit works on this part.</exception>
    public void RequireOwn(CasePart part)
    {
        if (part.ActingUnit is not { } unit || !Reader.UnitScope.Contains(unit))
            throw new ForbiddenException("case.is-for-others");
    }

    private async Task<(bool IsVisible, bool IsProtected)> SeenAsync(Guid id, CancellationToken cancellationToken)
    {
        db.Reader = Reader;
        try
        {
            return (
                await db.Cases.AnyAsync(file => file.Id == id, cancellationToken),
                await db.Cases.Where(db.ProtectedFor(Reader)).AnyAsync(file => file.Id == id, cancellationToken));
        }
        finally
        {
            db.Reader = Storage.Reading.Reader.House;
        }
    }
}
