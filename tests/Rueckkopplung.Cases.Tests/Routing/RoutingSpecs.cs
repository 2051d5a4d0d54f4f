using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;

namespace Rueckkopplung.Cases.Tests.Routing;

public sealed class RoutingSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Each_variation_goes_to_the_units_that_the_data_name()
    {
        Assert.Equal(120, Variations.All.Count);
        Assert.All(Variations.All, report =>
            Assert.Equal(report.Units, report.Categories.Select(category => Propose(report, category)!.Unit)));
    }

    [Fact]
    public void Each_row_of_the_table_can_work() => Assert.Empty(City.Demo.Routing.Faults(Today));

    [Fact]
    public void The_reason_names_rule_category_Quartier_and_unit() =>
        Assert.Equal(
            "Regel 16: Abfall und Sauberkeit/Sperrmüll in allen Quartieren → KBK-A",
            Ask("sperrmuell", "Q01", "Zwei Matratzen")!.Reason);

    [Fact]
    public void The_reason_names_the_Quartier_and_the_word_that_decided()
    {
        Assert.Equal("Regel 11: Abfall und Sauberkeit/Hundekot im Quartier Josefsviertel → 32", Ask("hundekot", "Q04", "Haufen")!.Reason);
        Assert.Equal(
            "Regel 6: Abfall und Sauberkeit in allen Quartieren, Wort „Hinterhof“ → WG",
            Ask("sperrmuell", null, "Sofa im Hinterhof")!.Reason);
    }

    [Fact]
    public void An_external_unit_comes_with_the_one_that_cares_for_it()
    {
        var proposal = Ask("beleuchtung", "Q03", "Laterne aus")!;

        Assert.Equal(("SWK", "KBK-S"), (proposal.Unit, proposal.CaredForBy));
        Assert.Equal(["KBK-S"], proposal.Info);
    }

    [Fact]
    public void A_row_for_wishes_looks_at_the_kind_of_the_case_and_not_of_the_category()
    {
        Assert.Equal("61", Ask("bordstein", "Q11", "Rampe fehlt", ConcernKind.Bedarf)!.Unit);
        Assert.Equal("KBK-S", Ask("bordstein", "Q11", "Rampe kaputt", ConcernKind.Mangel)!.Unit);
        Assert.Equal("KBK-S", Ask("bordstein", "Q11", "Rampe kaputt", kind: null)!.Unit);
    }

    [Fact]
    public void While_the_category_is_unknown_it_stays_with_SQM() =>
        Assert.Equal(("SQM", 121), (Ask(null, "Q01", "Sperrmüll")!.Unit, Ask(null, "Q01", "Sperrmüll")!.RuleNo));

    [Fact]
    public void When_no_row_fits_nothing_is_proposed()
    {
        var city = new CityDirectory(City.Data with { RoutingRules = [.. City.Data.RoutingRules.Where(rule => rule.No == 16)] });

        Assert.Null(city.Routing.Propose(new RoutingQuestion("laerm", "Q01", ConcernKind.Mangel, "Lärm", Today)));
    }

    [Fact]
    public void A_row_whose_unit_is_over_proposes_nothing_and_is_shown_as_broken()
    {
        var rule = new RoutingRule { No = 1, Category = "laerm", Quartier = "*", Kind = "*", Unit = "99", Reason = "war einmal" };
        var city = new CityDirectory(City.Data with { RoutingRules = [rule, .. City.Data.RoutingRules] });

        Assert.Null(city.Routing.Propose(new RoutingQuestion("laerm", "Q01", ConcernKind.Mangel, "Lärm", Today)));
        Assert.Equal([new RoutingFault(1, "unit '99' does not exist")], city.Routing.Faults(Today));
    }

    private static RoutingProposal? Propose(Variation report, string category) =>
        Ask(category, report.Quartier, report.Text, report.Kind);

    private static RoutingProposal? Ask(string? category, string? quartier, string text, ConcernKind? kind = ConcernKind.Mangel) =>
        City.Demo.Routing.Propose(new RoutingQuestion(category, quartier, kind, text, Today));
}
