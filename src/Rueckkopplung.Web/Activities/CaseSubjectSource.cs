using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities;

/// <summary>Loads the case for the engine's bursts, once a step, and says what scripts see of it.</summary>
internal sealed class CaseSubjectSource(
    RueckkopplungDb db, StepScope scope, CityLibrary cities, FollowUpKey key, IConfiguration configuration) : ISubjectSource
{
    private readonly Dictionary<Guid, CaseSubject> loaded = [];

    public async Task<object?> LoadAsync(Guid caseId, IServiceProvider step, CancellationToken cancellationToken) =>
        await FindAsync(caseId, cancellationToken);

    /// <summary>The subject of a case in this step; commands may add to it before the burst.</summary>
    public async Task<CaseSubject?> FindAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (loaded.TryGetValue(caseId, out var known))
            return known;
        if (await db.FindCaseAsync(caseId, cancellationToken) is not { } file)
            return null;

        var contact = await db.ReporterContacts.FindAsync([caseId], cancellationToken);
        var subject = new CaseSubject
        {
            File = file,
            City = await cities.CurrentAsync(db, cancellationToken),
            ActingNow = () => scope.Actor,
            ClockNow = () => scope.Now,
            HasEmail = contact?.Email is not null,
            HasPhone = contact?.Phone is not null,
            Code = FollowUpCode.For(await key.ReadAsync(db, cancellationToken), file.Id, file.FollowUpVersion),
            PublicUrl = (configuration["House:PublicUrl"] ?? "http://127.0.0.1:5080").TrimEnd('/'),
            Phone = configuration["House:Phone"] ?? "02151 000000",
            SameWishes = await CountWishesAsync(file, cancellationToken),
        };
        loaded[caseId] = subject;
        return subject;
    }

    public IReadOnlyDictionary<string, JsonNode?>? ScriptGlobals(object? subject) =>
        subject is CaseSubject known ? new CaseGlobals(known) : null;

    public void AfterBurst(object? subject)
    {
        if (subject is not CaseSubject { File: var file } known)
            return;

        file.Redate(known.City);
        CaseRules.LaterPromiseIsTold(file);
    }

    public void Forget() => loaded.Clear();

    private async Task<int> CountWishesAsync(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Kind != ConcernKind.Bedarf || file.CategoryCode is not { } category || file.Place.QuartierCode is not { } quartier)
            return 1;

        return await db.Cases.CountAsync(
            other => other.CategoryCode == category && other.Place.QuartierCode == quartier, cancellationToken);
    }
}
