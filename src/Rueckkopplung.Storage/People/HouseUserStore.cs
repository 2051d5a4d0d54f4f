using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.People;

/// <summary>
/// Identity's store of people. It saves through the step runner like everybody else: a writer of its own would collide
/// with the one writer. Inside a step it writes with that step.
/// </summary>
public sealed class HouseUserStore : UserOnlyStore<Person, RueckkopplungDb, int>
{
    private readonly IStepRunner runner;
    private readonly StepScope scope;

    public HouseUserStore(
        RueckkopplungDb context, IStepRunner steps, StepScope stepScope, IdentityErrorDescriber? describer = null)
        : base(context, describer)
    {
        (runner, scope) = (steps, stepScope);
        AutoSaveChanges = false;
        // Identity finds a row, changes it and expects the context to have noticed
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
    }

    public override async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        await base.CreateAsync(user, cancellationToken);
        return await SaveAsync(cancellationToken);
    }

    public override async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        ForgetOthers(user);
        await base.UpdateAsync(user, cancellationToken);
        return await SaveAsync(cancellationToken);
    }

    public override async Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken = default)
    {
        await base.DeleteAsync(user, cancellationToken);
        return await SaveAsync(cancellationToken);
    }

    // Identity's own checks may have read the same person once more
    private void ForgetOthers(Person user)
    {
        var others = Context.ChangeTracker.Entries<Person>()
            .Where(entry => entry.Entity.Id == user.Id && !ReferenceEquals(entry.Entity, user));
        foreach (var other in others.ToList())
            other.State = EntityState.Detached;
    }

    private async Task<IdentityResult> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (scope.IsActive)
                await Context.SaveChangesAsync(cancellationToken);
            else
                await SaveInStepAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    private async Task SaveInStepAsync(CancellationToken cancellationToken)
    {
        Context.ChangeTracker.DetectChanges();
        var changes = Context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (entry.Entity, entry.State, Original: entry.OriginalValues.Clone()))
            .ToList();
        Context.ChangeTracker.Clear();
        await runner.RunAsync(
            StepOrigin.Person,
            async (step, token) =>
            {
                var db = step.GetRequiredService<RueckkopplungDb>();
                foreach (var (entity, state, original) in changes)
                {
                    var entry = db.Entry(entity);
                    entry.State = state;
                    if (state != EntityState.Added)
                        entry.OriginalValues.SetValues(original);
                }

                return await db.SaveChangesAsync(token);
            },
            cancellationToken);
    }
}
