using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Puts the reader into the cookie: role, unit, the units in sight, Quartiere. No name is needed later.</summary>
internal sealed class PersonClaims(
    UserManager<Person> people, IOptions<IdentityOptions> options, CityLibrary cities, RueckkopplungDb db, HouseClock clock)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var city = await cities.CurrentAsync(db, CancellationToken.None);
        var reader = ReaderOf(user, city, city.Calendar.DayOf(clock.GetUtcNow()));
        var claim = new ReaderClaim(
            reader.PersonId, WireNames.Of(reader.Role), reader.UnitCode, reader.UnitScope, reader.Quartiere, reader.TreffKey);
        identity.AddClaim(new Claim(ReaderClaims.Reader, JsonSerializer.Serialize(claim)));
        identity.AddClaim(new Claim(ClaimTypes.Role, WireNames.Of(user.Role)));
        return identity;
    }

    /// <summary>What this person may see and do on a day.</summary>
    public static Reader ReaderOf(Person user, CityDirectory city, DateOnly on) =>
        new(user.Id, user.Role, user.UnitCode, [.. UnitsOf(user, city, on)], user.Quartiere, user.TreffKey);

    // the own unit, those it acts for while that lasts, what it cares for, and for heads all below
    private static IEnumerable<string> UnitsOf(Person user, CityDirectory city, DateOnly on)
    {
        if (user.UnitCode is not { } own || user.Role is not (Role.Unit or Role.UnitLead or Role.Dezernat))
            return [];

        var acting = WithBelow([own]).SelectMany(unit => city.Deputies.ActedForBy(unit, on).Prepend(unit)).ToList();
        var units = WithBelow(acting).ToList();
        return units.Concat(units.SelectMany(unit => city.Units.CaredForBy(unit)).Select(unit => unit.Code)).Distinct();

        IEnumerable<string> WithBelow(IEnumerable<string> codes) => user.Role == Role.Unit
            ? codes
            : codes.SelectMany(code => city.Units.WithAllBelow(code).Select(unit => unit.Code)).Distinct();
    }
}
