using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>Units act for units, in chains whose links end on their dates.</summary>
public sealed class DeputiesSpecs
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(-1, "KBK-A")]
    [InlineData(0, "KBK-G")]
    [InlineData(4, "KBK-G")]
    [InlineData(5, "KBK-A")]
    public void A_deputy_acts_from_its_first_day_to_its_last(int days, string acting)
    {
        var city = With(Acts("KBK-G", "KBK-A", 0, 4));

        Assert.Equal(acting, city.ActingFor("KBK-A", Monday.AddDays(days)));
    }

    [Theory]
    [InlineData(1, "KBK-G")]
    [InlineData(2, "KBK-S")]
    [InlineData(3, "KBK-S")]
    [InlineData(4, "KBK-G")]
    public void A_chain_is_followed_while_each_of_its_links_holds(int days, string acting)
    {
        var city = With(Acts("KBK-G", "KBK-A", 0, 4), Acts("KBK-S", "KBK-G", 2, 3));

        Assert.Equal(acting, city.ActingFor("KBK-A", Monday.AddDays(days)));
    }

    [Fact]
    public void An_external_unit_is_acted_for_by_the_deputy_of_its_carer() =>
        Assert.Equal("KBK-G", With(Acts("KBK-G", "KBK-S", 0, 4)).ActingFor("SWK", Monday));

    [Theory]
    [InlineData("KBK-S", "KBK-A", 2, 3)]
    [InlineData("KBK-S", "KBK-G", 2, 3)]
    [InlineData("KBK-S", "KBK-A", 0, 9)]
    public void A_chain_that_would_lead_back_to_itself_on_any_day_is_refused(string unit, string deputy, int from, int to)
    {
        var city = With(Acts("KBK-G", "KBK-A", 0, 4), Acts("KBK-S", "KBK-G", 2, 6));

        Assert.Equal("deputy.makes-no-circle", Refused(city, Acts(deputy, unit, from, to)));
    }

    [Fact]
    public void A_unit_has_one_deputy_a_day() =>
        Assert.Equal("deputy.one-at-a-time", Refused(With(Acts("KBK-G", "KBK-A", 0, 4)), Acts("KBK-S", "KBK-A", 4, 9)));

    [Fact]
    public void The_way_back_is_free_on_other_days() =>
        Assert.Null(Refused(With(Acts("KBK-G", "KBK-A", 0, 4)), Acts("KBK-A", "KBK-G", 5, 9)));

    [Theory]
    [InlineData("deputy.units-known", "KBK-A", "WG", 0, 1)]
    [InlineData("deputy.units-known", "KBK-A", "", 0, 1)]
    [InlineData("deputy.is-another-unit", "KBK-A", "KBK-A", 0, 1)]
    [InlineData("deputy.is-of-the-same-kind", "KBK-A", "SQM", 0, 1)]
    [InlineData("deputy.is-of-the-same-kind", "KBK-A", "D5", 0, 1)]
    [InlineData("deputy.days-in-order", "KBK-A", "KBK-G", 3, 2)]
    [InlineData("deputy.lies-ahead", "KBK-A", "KBK-G", -1, 2)]
    public void What_cannot_be_is_refused_by_its_rule(string code, string unit, string deputy, int from, int to) =>
        Assert.Equal(code, Refused(With(), Acts(deputy, unit, from, to)));

    [Fact]
    public void Reminder_and_escalation_go_to_the_deputy_which_knows_for_whom()
    {
        var city = With(Acts("KBK-G", "KBK-A", 0, 4), Acts("D2", "D5", 0, 4));
        var told = Escalation.Recipients([StageTarget.Unit, StageTarget.UnitLead, StageTarget.Dezernat], "KBK-A", city, Monday);

        Assert.Equal([("KBK-G", null), ("KBK-G", Role.UnitLead), ("D2", (Role?)Role.Dezernat)], told.Select(one => (one.UnitCode!, one.Role)));
        Assert.Equal(["KBK-A", "KBK-A", "D5"], told.Select(one => one.InsteadOf));
    }

    [Fact]
    public void A_deputy_without_a_head_passes_the_escalation_on_to_the_next_one_up()
    {
        var city = new CityDirectory(City.Data with
        {
            Deputyships = [Acts("KBK-G", "KBK-A", 0, 4)],
            Members = [.. City.Data.Members.Except([("KBK-G", Role.UnitLead)])],
        });
        var told = Assert.Single(Escalation.Recipients([StageTarget.UnitLead], "KBK-A", city, Monday));

        Assert.Equal(("KBK", "KBK-G"), (told.UnitCode!, Assert.Single(told.VacantUnits)));
    }

    [Fact]
    public void The_day_of_delivery_decides_who_reads_a_notice()
    {
        var city = With(Acts("KBK-G", "KBK-A", 0, 4));
        var sunday = City.At("2026-11-22 18:00");

        Assert.Equal(("KBK-G", City.At("2026-11-23 08:00")), city.NoticeTo("KBK-A", sunday, isUrgent: false));
        Assert.Equal(("KBK-A", null), city.NoticeTo("KBK-A", sunday, isUrgent: true));
        Assert.Equal(("KBK-A", City.At("2026-11-30 08:00")), city.NoticeTo("KBK-A", City.At("2026-11-27 17:00"), isUrgent: false));
    }

    private static CityDirectory With(params Deputyship[] deputyships) => new(City.Data with { Deputyships = deputyships });

    private static Deputyship Acts(string deputy, string unit, int from, int to) =>
        new() { UnitCode = unit, DeputyCode = deputy, ValidFrom = Monday.AddDays(from), ValidTo = Monday.AddDays(to) };

    private static string? Refused(CityDirectory city, Deputyship added)
    {
        try
        {
            city.Deputies.Check(added, Monday);
            return null;
        }
        catch (RuleBrokenException refused)
        {
            return refused.Code;
        }
    }
}
