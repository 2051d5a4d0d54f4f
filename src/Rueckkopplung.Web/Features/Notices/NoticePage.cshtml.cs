using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Notices;

/// <summary>„Das wurde aus euren Hinweisen“: a Quartier's notice list, to print and hang out in the Treff.</summary>
[ForRoles(Role.Sqm, Role.SqmLead, Role.Qe, Role.Treff, Role.Helper)]
public sealed class NoticePage(RueckkopplungDb db, NoticeList list, CityLibrary cities, HouseClock clock) : PageModel
{
    /// <summary>How many months back; longer is chosen on the page.</summary>
    public const int Months = 3;

    private const int LongestMonths = 24;

    [FromRoute]
    public string Quartier { get; set; } = "";

    [FromQuery(Name = "monate")]
    public int Span { get; set; } = Months;

    public CityDirectory City { get; private set; } = null!;

    public Quartier Place { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>The lists that this reader can choose.</summary>
    public IReadOnlyList<Quartier> Lists { get; private set; } = [];

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        City = await cities.CurrentAsync(db, cancellationToken);
        Place = City.Quartiere.FirstOrDefault(one => string.Equals(one.Code, Quartier, StringComparison.OrdinalIgnoreCase))
            ?? throw new MissingException("quartier.exists", Quartier);
        Lists = reader.Role is Role.Sqm or Role.SqmLead ? City.Quartiere : [.. City.Quartiere.Where(one => reader.Quartiere.Contains(one.Code))];
        if (!Lists.Contains(Place))
            throw new ForbiddenException("notice.is-of-another-quartier");

        Now = clock.GetUtcNow();
        Span = Math.Clamp(Span, 1, LongestMonths);
        Since = Now.AddMonths(-Span);
        Notices = await list.ReadAsync(Place.Code, Since, City, cancellationToken);
    }
}
