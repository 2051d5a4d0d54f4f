using System.Collections.Frozen;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases;

/// <summary>
/// A snapshot of all reference data: units, Quartiere, categories, routing, Fristprofile, texts, calendar, and which roles
/// are filled. Immutable; a change in Verwaltung makes a new one.
/// </summary>
public sealed class CityDirectory
{
    private readonly FrozenSet<(string Unit, Role Role)> members;
    private readonly FrozenDictionary<string, DeadlineProfile> profiles;

    /// <summary>Puts the snapshot together.</summary>
    /// <exception cref="CityDataException">The data contradict themselves: a parent, group or profile is missing.</exception>
    public CityDirectory(CityData data)
    {
        Units = new UnitTree(data.Units);
        Deputies = new Deputies(Units, data.Deputyships);
        Categories = new CategoryTree(data.Categories);
        Quartiere = [.. data.Quartiere];
        Routing = new RoutingTable(data.RoutingRules, Categories, Units, Quartiere);
        DangerWords = new DangerWords(Categories);
        Texts = new StandardTexts(data.Texts, Categories);
        Calendar = new WorkingCalendar(data.Calendar);
        Profiles = [.. data.Profiles];
        profiles = Profiles.ToFrozenDictionary(profile => profile.Code, StringComparer.Ordinal);
        members = data.Members.ToFrozenSet();
        CheckProfiles();
    }

    /// <summary>The tree of the units.</summary>
    public UnitTree Units { get; }

    /// <summary>Which unit acts for which.</summary>
    public Deputies Deputies { get; }

    /// <summary>The categories.</summary>
    public CategoryTree Categories { get; }

    /// <summary>The Quartiere, in order.</summary>
    public IReadOnlyList<Quartier> Quartiere { get; }

    /// <summary>The routing table.</summary>
    public RoutingTable Routing { get; }

    /// <summary>The words of danger.</summary>
    public DangerWords DangerWords { get; }

    /// <summary>The standard texts.</summary>
    public StandardTexts Texts { get; }

    /// <summary>The house's calendar; <see cref="WorkingCalendar.For"/> gives a unit's.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The Fristprofile, in order.</summary>
    public IReadOnlyList<DeadlineProfile> Profiles { get; }

    /// <summary>Whether somebody with an active account has this role in this unit.</summary>
    public bool HasActiveMember(string unit, Role role) => members.Contains((unit, role));

    /// <summary>The Quartier with this code, or null.</summary>
    public Quartier? FindQuartier(string? code) => Quartiere.FirstOrDefault(quartier => quartier.Code == code);

    /// <summary>The Quartier around a point, or null.</summary>
    public Quartier? QuartierAt(double latitude, double longitude) =>
        Quartiere.FirstOrDefault(quartier => quartier.Contains(latitude, longitude));

    /// <summary>The Quartier of the Treff with this key, or null.</summary>
    public Quartier? QuartierOfTreff(string? key) =>
        key is null ? null : Quartiere.FirstOrDefault(quartier => quartier.Treff?.Key == key);

    /// <summary>The Quartier that a landmark lies in, or null.</summary>
    public Quartier? QuartierOfLandmark(string? code) =>
        code is null ? null : Quartiere.FirstOrDefault(quartier => quartier.Landmarks.Any(mark => mark.Code == code));

    /// <summary>Fills in the Quartier of a place, if it is not given, from its Treff, its landmark or its point.</summary>
    public Place Locate(Place place)
    {
        if (place.QuartierCode is not null)
            return place;

        var quartier = QuartierOfTreff(place.TreffKey) ?? QuartierOfLandmark(place.LandmarkCode);
        if (quartier is null && place is { Latitude: { } latitude, Longitude: { } longitude })
            quartier = QuartierAt(latitude, longitude);

        return place with { QuartierCode = quartier?.Code };
    }

    /// <summary>The Fristprofil with this code, or null.</summary>
    public DeadlineProfile? FindProfile(string? code) => code is null ? null : profiles.GetValueOrDefault(code);

    /// <summary>The Fristprofil of a category; the standard one while it is unknown.</summary>
    public DeadlineProfile ProfileOf(string? categoryCode) =>
        profiles[Categories.Find(categoryCode)?.Profile ?? DeadlineProfile.Standard];

    /// <summary>When a step is over.</summary>
    /// <param name="step">One of <see cref="ProfileSteps"/>.</param>
    /// <param name="categoryCode">Decides the Fristprofil; null = standard.</param>
    /// <param name="start">The moment from which the step is counted.</param>
    /// <param name="unitCode">Whose calendar counts; null = the house's. For an external unit its carer's.</param>
    public DueDate Due(string step, string? categoryCode, DateTimeOffset start, string? unitCode = null) =>
        ProfileOf(categoryCode).Step(step).DueAfter(start, CalendarOf(unitCode));

    /// <summary>Who does the work of a unit on a day: the carer of an external one, and of that the deputy.</summary>
    public string ActingFor(string unitCode, DateOnly on) => Deputies.ActingFor(Units.WorkerFor(unitCode), on);

    /// <summary>
    /// The unit that a notice to another one goes to, and when. The day on which it is delivered decides, not the day on
    /// which it is written.
    /// </summary>
    /// <param name="unitCode">The unit it is meant for.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="isUrgent">It does not wait for the service time.</param>
    public (string Unit, DateTimeOffset? NotBefore) NoticeTo(string unitCode, DateTimeOffset now, bool isUrgent)
    {
        for (var (day, from) = (Calendar.DayOf(now), now); ; day = day.AddDays(1), from = Calendar.InstantOf(day, TimeOnly.MinValue))
        {
            var unit = ActingFor(unitCode, day);
            if (isUrgent)
                return (unit, null);
            if (CalendarOf(unit).NextInService(from) is var delivered && Calendar.DayOf(delivered) == day)
                return (unit, delivered);
        }
    }

    /// <summary>The calendar by which a unit works; for an external one its carer's.</summary>
    public WorkingCalendar CalendarOf(string? unitCode) =>
        unitCode is null ? Calendar : Calendar.For(Units.WorkerFor(unitCode));

    private void CheckProfiles()
    {
        if (!profiles.ContainsKey(DeadlineProfile.Standard))
            throw new CityDataException($"There is no profile '{DeadlineProfile.Standard}'.");

        var lost = Categories.All.FirstOrDefault(category => !profiles.ContainsKey(category.Profile));
        if (lost is not null)
            throw new CityDataException($"Category '{lost.Code}' has the profile '{lost.Profile}', which does not exist.");
    }
}
