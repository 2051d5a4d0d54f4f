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
        ConfigurePasskeys(model);
    }

    // as Identity's schema 3 does it; the base class takes the version from the application's options, which we do not want
    private static void ConfigurePasskeys(ModelBuilder model)
    {
        model.Entity<Person>().HasMany<IdentityUserPasskey<int>>().WithOne().HasForeignKey(passkey => passkey.UserId)
            .IsRequired();
        model.Entity<IdentityUserPasskey<int>>(entity =>
        {
            entity.ToTable("person_passkeys");
            entity.HasKey(passkey => passkey.CredentialId);
            entity.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
            entity.OwnsOne(passkey => passkey.Data).ToJson("data");
        });
    }
}
