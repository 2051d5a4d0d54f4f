using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>
/// Variables and outputs hold what people wrote in a case. Only who may read the case reads them; the administration sees
/// the path, not the words.
/// </summary>
internal sealed class InstanceSecrets(RueckkopplungDb db, IReaderSource readers)
{
    public async Task<bool> MayReadAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        instance.CaseId is not { } id
        || (readers.Current is { } reader
            && await db.Cases.AnyAsync(file => file.Id == id, cancellationToken)
            && !await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(file => file.Id == id, cancellationToken));
}
