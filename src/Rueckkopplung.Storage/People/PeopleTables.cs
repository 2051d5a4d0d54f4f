using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Rueckkopplung.Storage.People;

/// <summary>Identity's tables under the house's names.</summary>
internal static class PeopleTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Person>(entity =>
        {
            entity.ToTable("people");
            entity.HasIndex(person => person.UnitCode);
        });
        model.Entity<IdentityUserClaim<int>>().ToTable("person_claims");
        model.Entity<IdentityUserLogin<int>>().ToTable("person_logins");
        model.Entity<IdentityUserToken<int>>().ToTable("person_tokens");
        model.Entity<IdentityUserPasskey<int>>().ToTable("person_passkeys");
    }
}
