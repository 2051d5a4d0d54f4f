using System.Text.Json;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases.Tests;

public sealed class CityDataSpecs
{
    [Fact]
    public void The_demo_city_has_what_its_description_says()
    {
        Assert.Equal((35, 94, 12, 17), Sizes(City.Data));
        Assert.Equal((121, 14), (City.Data.RoutingRules.Count, City.Demo.Categories.Groups.Count()));
        Assert.Equal(["kinderschutz", "gewaltschutz"], City.Demo.Categories.ClosedCodes);
    }

    [Fact]
    public void Each_profile_has_each_step_and_its_own_ladder()
    {
        Assert.All(City.Data.Profiles, profile => Assert.All(
            ProfileSteps.All, step => Assert.Equal(step, profile.Step(step).Code)));
        Assert.Equal(["R2", "E1", "E2", "E3"], City.Demo.FindProfile("notfall")!.Stages.Select(stage => stage.Code));
        Assert.True(City.Demo.FindProfile("schutz")!.Urgent);
        Assert.Equal(6, City.Demo.FindProfile("bedarf")!.StatusEveryMonths);
        Assert.Equal("gehoelzschnitt", Assert.Single(City.Demo.FindProfile("gruenpflege")!.Seasons).Code);
    }

    [Fact]
    public void The_ladder_of_the_data_is_the_default_one() =>
        Assert.Equal(
            JsonSerializer.Serialize(StageRule.Default, CityJson.Options),
            JsonSerializer.Serialize(City.Demo.FindProfile("standard")!.Stages, CityJson.Options));

    [Fact]
    public void Reference_data_survive_the_way_through_JSON()
    {
        Assert.All(City.Data.Profiles, AssertSurvives);
        Assert.All(City.Data.Quartiere, AssertSurvives);
        Assert.All(City.Data.Categories, AssertSurvives);
        AssertSurvives(City.Data.Calendar);
    }

    [Fact]
    public void A_file_that_is_none_is_refused_with_one_sentence() =>
        Assert.Contains("is no", Assert.Throws<CityDataException>(
            () => CityJson.Units("[{\"code\":1}]")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    public void Hedges_rest_from_March_to_September(string day, bool rests) =>
        Assert.Equal(rests, City.Demo.FindProfile("gruenpflege")!.Seasons[0].Contains(Day(day)));

    [Fact]
    public void A_season_over_New_Year_ends_in_the_year_after()
    {
        var winter = new Season("frost", "Frost", "11-01", "02-28", [], "text", "–");

        Assert.True(winter.Contains(
            Day("2026-12-31")) && winter.Contains(Day("2027-01-01")) && !winter.Contains(Day("2026-06-01")));
        Assert.Equal((Day("2027-02-28"), Day("2027-02-28")), (
            winter.EndFrom(Day("2026-12-31")), winter.EndFrom(Day("2027-02-28"))));
    }

    [Fact]
    public void The_carers_of_external_units_are_those_of_the_facts() =>
        Assert.Equal(
            ["GSAK KBK-A", "SWK KBK-S", "WG 50", "POL 32", "JC 50"],
            City.Demo.Units.All.Where(unit => unit.IsExternal).Select(unit => $"{unit.Code} {unit.CaredForBy}"));

    [Fact]
    public void A_head_sees_the_units_below_and_the_ladder_leads_up()
    {
        Assert.Equal(
            ["KBK", "KBK-A", "KBK-F", "KBK-G", "KBK-S", "KBK-W"],
            City.Demo.Units.WithAllBelow("KBK").Select(unit => unit.Code));
        Assert.Equal(["KBK", "D5", "OB"], City.Demo.Units.Above("KBK-A", Day("2026-11-23")).Select(unit => unit.Code));
        Assert.Equal(["SWK"], City.Demo.Units.CaredForBy("KBK-S").Select(unit => unit.Code));
    }

    [Fact]
    public void A_unit_exists_on_its_first_and_on_its_last_day()
    {
        Unit unit = new()
        {
            Code = "1",
            Name = "1",
            Kind = UnitKind.Unit,
            ValidFrom = Day(
            "2026-01-01"),
            ValidTo = Day("2026-12-31")
        };
        string[] days = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"];

        Assert.Equal([false, true, true, false], days.Select(day => unit.IsValidOn(Day(day))));
    }

    [Theory]
    [InlineData("2", "9", null)]
    [InlineData("2", "2", null)]
    [InlineData("2", "1", "9")]
    public void A_tree_that_contradicts_itself_is_refused(string code, string parent, string? carer)
    {
        Unit top = new() { Code = "1", Name = "1", Kind = UnitKind.Unit };
        Unit other = new() { Code = code, Name = code, Kind = UnitKind.Unit, Parent = parent, CaredForBy = carer };

        Assert.Throws<CityDataException>(() => new UnitTree([top, other]));
    }

    [Fact]
    public void A_category_without_its_group_or_profile_is_refused()
    {
        Assert.Throws<CityDataException>(() => new CategoryTree([Leaf("a", "nirgends", "standard")]));
        Assert.Throws<CityDataException>(
            () => new CityDirectory(City.Data with { Categories = [Leaf("a", null, "nirgends")] }));
        Assert.Throws<CityDataException>(() => new CityDirectory(City.Data with { Profiles = [] }));
    }

    [Fact]
    public void Each_landmark_lies_in_its_Quartier_and_no_point_in_two() =>
        Assert.All(City.Demo.Quartiere, quartier => Assert.All(quartier.Landmarks, mark =>
            Assert.Equal([quartier.Code], QuartiereAt(mark).Select(found => found.Code))));

    [Fact]
    public void Enums_have_the_names_of_the_interface_description()
    {
        Assert.Equal("web phone email inPerson treff round letter api", Names<IntakeChannel>());
        Assert.Equal("sqm-lead sqm unit unit-lead dezernat qe treff helper admin privacy leadership", Names<Role>());
        Assert.Equal("received triage offered inWork waiting answered closed", Names<CaseStatus>());
        Assert.Equal("Mangel Bedarf", Names<ConcernKind>());
        Assert.Equal("unit unit-lead parent-unit-lead dezernat sqm-lead reporter", Names<StageTarget>());
        Assert.Equal(
            (AnswerWay.InPerson, null), (WireNames.Find<AnswerWay>("inPerson"), WireNames.Find<AnswerWay>("InPerson")));
    }

    private static IEnumerable<Quartier> QuartiereAt(Landmark mark) =>
        City.Demo.Quartiere.Where(quartier => quartier.Contains(mark.Lat, mark.Lon));

    private static string Names<T>() where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(WireNames.Of));

    private static (int, int, int, int) Sizes(CityData data) =>
        (data.Units.Count, data.Categories.Count, data.Quartiere.Count, data.Profiles.Count);

    private static Category Leaf(string code, string? parent, string profile) => new()
    {
        Code = code,
        Name = code,
        NameEn = code,
        Kind = ConcernKind.Mangel,
        Parent = parent,
        Profile = profile,
        Description = code,
    };

    private static void AssertSurvives<T>(T row)
    {
        var json = JsonSerializer.Serialize(row, CityJson.Options);

        Assert.Equal(
            json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, CityJson.Options), CityJson.Options));
    }

    private static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
