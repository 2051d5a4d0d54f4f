using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Puts the reader into the cookie: role, unit, the units in sight, Quartiere. No name is needed later.</summary>
internal sealed class PersonClaims(
    UserManager<Person> people, IOptions<IdentityOptions> options, CityLibrary cities, RueckkopplungDb db)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var city = await cities.CurrentAsync(db, CancellationToken.None);
        var reader = ReaderOf(user, city);
        var claim = new ReaderClaim(
            reader.PersonId, WireNames.Of(reader.Role), reader.UnitCode, reader.UnitScope, reader.Quartiere, reader.TreffKey);
        identity.AddClaim(new Claim(ReaderClaims.Reader, JsonSerializer.Serialize(claim)));
        identity.AddClaim(new Claim(ClaimTypes.Role, WireNames.Of(user.Role)));
        return identity;
    }

    /// <summary>What this person may see and do.</summary>
    public static Reader ReaderOf(Person user, CityDirectory city) =>
        new(user.Id, user.Role, user.UnitCode, [.. UnitsOf(user, city)], user.Quartiere, user.TreffKey);

    // the own unit, what it cares for, and for heads all below
    private static IEnumerable<string> UnitsOf(Person user, CityDirectory city)
    {
        if (user.UnitCode is not { } own || user.Role is not (Role.Unit or Role.UnitLead or Role.Dezernat))
            return [];

        var units = user.Role == Role.Unit ? [own] : city.Units.WithAllBelow(own).Select(unit => unit.Code).ToList();
        return units.Concat(units.SelectMany(unit => city.Units.CaredForBy(unit)).Select(unit => unit.Code)).Distinct();
    }
}
