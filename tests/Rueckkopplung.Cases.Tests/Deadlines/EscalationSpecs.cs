using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

public sealed class EscalationSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("KBK-A", StageTarget.UnitLead, "KBK-A", Role.UnitLead)]
    [InlineData("KBK-A", StageTarget.ParentUnitLead, "KBK", Role.UnitLead)]
    [InlineData("KBK-A", StageTarget.Dezernat, "D5", Role.Dezernat)]
    [InlineData("36", StageTarget.ParentUnitLead, "D2", Role.Dezernat)]
    [InlineData("13", StageTarget.Dezernat, "OB", Role.Leadership)]
    [InlineData("36", StageTarget.SqmLead, "SQM", Role.SqmLead)]
    [InlineData("SWK", StageTarget.UnitLead, "KBK-S", Role.UnitLead)]
    [InlineData("WG", StageTarget.Dezernat, "D3", Role.Dezernat)]
    [InlineData("SQM", StageTarget.UnitLead, "SQM", Role.UnitLead)]
    public void A_stage_finds_the_chair_of_the_demo_city(string unit, StageTarget target, string expected, Role role)
    {
        var recipient = Assert.Single(Escalation.Recipients([target], unit, City.Demo, Today));

        Assert.Equal((expected, role), (recipient.UnitCode, recipient.Role));
        Assert.Empty(recipient.VacantUnits);
    }

    [Fact]
    public void A_vacant_chair_goes_to_the_next_unit_up_and_is_named()
    {
        var city = Without(("KBK-A", Role.UnitLead), ("KBK", Role.UnitLead));
        var recipient = Assert.Single(Escalation.Recipients([StageTarget.UnitLead], "KBK-A", city, Today));

        Assert.Equal(("D5", Role.Dezernat), (recipient.UnitCode, recipient.Role));
        Assert.Equal(["KBK-A", "KBK"], recipient.VacantUnits);
    }

    [Fact]
    public void When_every_chair_above_is_vacant_the_head_of_SQM_gets_it()
    {
        var city = new CityDirectory(City.Data with { Members = [] });
        var recipient = Assert.Single(Escalation.Recipients([StageTarget.Dezernat], "KBK-A", city, Today));

        Assert.Equal(("SQM", Role.SqmLead), (recipient.UnitCode, recipient.Role));
        Assert.Equal(["D5", "OB"], recipient.VacantUnits);
    }

    [Fact]
    public void Two_targets_that_meet_in_one_chair_give_one_notice()
    {
        var city = Without(("KBK", Role.UnitLead));

        Assert.Single(Escalation.Recipients([StageTarget.ParentUnitLead, StageTarget.Dezernat], "KBK-A", city, Today));
    }

    [Fact]
    public void A_reminder_goes_to_the_unit_that_acts_for_an_external_one()
    {
        var recipient = Assert.Single(Escalation.Recipients([StageTarget.Unit], "SWK", City.Demo, Today));

        Assert.Equal(("KBK-S", null), (recipient.UnitCode, recipient.Role));
    }

    [Fact]
    public void A_unit_that_is_over_is_stepped_over()
    {
        var units = City.Data.Units.Select(unit => unit.Code == "KBK" ? Ended(unit) : unit).ToList();
        var recipient = Assert.Single(
            Escalation.Recipients([StageTarget.ParentUnitLead], "KBK-A", new CityDirectory(City.Data with { Units = units }), Today));

        Assert.Equal("D5", recipient.UnitCode);
    }

    private static CityDirectory Without(params (string, Role)[] chairs) =>
        new(City.Data with { Members = [.. City.Data.Members.Except(chairs)] });

    private static Cases.Units.Unit Ended(Cases.Units.Unit unit) =>
        new() { Code = unit.Code, Name = unit.Name, Parent = unit.Parent, Kind = unit.Kind, ValidTo = Today.AddDays(-1) };
}
