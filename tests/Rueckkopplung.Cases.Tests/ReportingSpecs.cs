using Rueckkopplung.Cases.Intake;
using static Rueckkopplung.Cases.Tests.CaseFiles;

namespace Rueckkopplung.Cases.Tests;

public sealed class ReportingSpecs
{
    [Fact]
    public void A_report_becomes_a_case_that_nobody_has_looked_at()
    {
        var file = Received();

        Assert.Equal(CaseStatus.Received, file.Status);
        Assert.Equal((1, CaseEvents.Opened), (file.Revision, Assert.Single(file.Events).Code));
        Assert.True(file.Events[0].Actor.IsReporter);
    }

    [Fact]
    public void The_promise_is_the_standard_one_until_SQM_has_decided_the_category()
    {
        var file = Received(Sofa with { CategoryCode = "kinderschutz" });

        Assert.Equal(("standard", City.At("2026-11-30 16:00")), (file.PromiseProfile, file.PromisedBy));
        Assert.Equal(file.PromisedBy, file.ToldPromise);
    }

    [Theory]
    [InlineData("", "report.text-given")]
    [InlineData(" \n\t ", "report.text-given")]
    [InlineData("GIF89a\0\u0001\u0002", "report.text-readable")]
    [InlineData("Sofa \ufffd\ufffd", "report.text-readable")]
    public void A_report_without_readable_words_is_refused(string text, string code) =>
        Assert.Equal(code, Refusal(() => Received(Sofa with { Text = text })));

    [Fact]
    public void A_hundred_kilobytes_are_refused_and_told_the_limit()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => Received(Sofa with { Text = new string('x', 100_000) }));

        Assert.Equal("report.text-short-enough", refusal.Code);
        Assert.Equal([4_000, 100_000], [refusal.Subject == "4000" ? 4_000 : 0, refusal.Values[0]]);
    }

    [Fact]
    public void Html_and_formulas_are_words_like_others()
    {
        var evil = Variations.Samples.Single(report => report.No == 29).Text;

        Assert.Equal(evil, Received(Sofa with { Text = evil }).Text);
    }

    [Theory]
    [InlineData(51.33, null, "report.point-whole")]
    [InlineData(91.0, 6.5, "report.point-whole")]
    [InlineData(double.NaN, 6.5, "report.point-whole")]
    public void Half_a_point_is_no_place(double? latitude, double? longitude, string code) =>
        Assert.Equal(code, Refusal(() => Received(Sofa with { Place = new Place(null, latitude, longitude, null, null, null) })));

    [Fact]
    public void What_does_not_exist_in_the_city_is_refused()
    {
        Assert.Equal("category.exists", Refusal(() => Received(Sofa with { CategoryCode = "ufo" })));
        Assert.Equal("quartier.exists", Refusal(() => Received(Sofa with { Place = Place.Unknown with { QuartierCode = "Q99" } })));
        Assert.Equal("treff.exists", Refusal(() => Received(Sofa with { Place = Place.Unknown with { TreffKey = "treff.mond" } })));
        Assert.Equal("report.language-known", Refusal(() => Received(Sofa with { Language = "klingon" })));
    }

    [Theory]
    [InlineData(51.34042, 6.54957, "Q01")]
    [InlineData(51.33472, 6.57957, "Q02")]
    [InlineData(52.52, 13.405, null)]
    public void A_point_finds_its_Quartier(double latitude, double longitude, string? quartier) =>
        Assert.Equal(quartier, Received(Sofa with { Place = new Place(null, latitude, longitude, null, null, null) }).Place.QuartierCode);

    [Fact]
    public void A_Treff_and_a_landmark_lie_in_their_Quartier()
    {
        Assert.Equal("Q10", Received(Sofa with { Place = Place.Unknown with { TreffKey = "treff.stahldorf" } }).Place.QuartierCode);
        Assert.Equal("Q08", Received(Sofa with { Place = Place.Unknown with { LandmarkCode = "Q08-L06" } }).Place.QuartierCode);
    }

    [Fact]
    public void A_word_of_danger_raises_the_urgency_of_a_new_case()
    {
        Assert.Equal(Urgency.Emergency, Received(Sofa with { Text = "Es brennt im Keller" }).Urgency);
        Assert.Equal(Urgency.Normal, Received().Urgency);
    }

    [Fact]
    public void The_proposal_of_the_table_is_kept_with_its_reason()
    {
        var file = Received(Sofa with { CategoryCode = "sperrmuell" });

        Assert.Equal((16, "KBK-A"), (file.RoutingRuleNo, file.ProposedUnit));
        Assert.StartsWith("Regel 16: ", file.RoutingReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_follow_up_code_revokes_the_one_before()
    {
        var file = Received();
        var first = file.IssueFollowUpCode(Key, Sqm, Monday);
        var second = file.IssueFollowUpCode(Key, Sqm, Monday);

        Assert.Equal((2, second.Hash), (file.FollowUpVersion, file.FollowUpHash));
        Assert.NotEqual(first, second);
        Assert.Equal(second, FollowUpCode.For(Key, file.Id, file.FollowUpVersion));
    }

    [Theory]
    [InlineData(AnswerWay.Email, null, null, "contact.email-given")]
    [InlineData(AnswerWay.Email, "ohne-at.example", null, "contact.email-readable")]
    [InlineData(AnswerWay.Email, "a@b@c", null, "contact.email-readable")]
    [InlineData(AnswerWay.Email, "a@b\r\nBcc: c@d", null, "contact.email-readable")]
    [InlineData(AnswerWay.Phone, null, null, "contact.phone-given")]
    [InlineData(AnswerWay.Phone, null, "anrufen", "contact.phone-readable")]
    public void The_way_of_the_answer_needs_its_contact(AnswerWay way, string? email, string? phone, string code) =>
        Assert.Equal(code, Refusal(() => ReporterContact.For(Guid.Empty, way, "Ayşe", email, phone)));

    [Fact]
    public void Who_leaves_nothing_has_no_contact_and_who_leaves_something_has_one()
    {
        Assert.Null(ReporterContact.For(Guid.Empty, AnswerWay.None, " ", "", null));
        Assert.Equal("0176 04069012", ReporterContact.For(Guid.Empty, AnswerWay.Phone, null, null, " 0176 04069012 ")?.Phone);
        Assert.Equal("a@b.example", ReporterContact.For(Guid.Empty, AnswerWay.Email, "Ö", "a@b.example", null)?.Email);
    }

    [Fact]
    public void Each_report_of_the_data_becomes_a_case() =>
        Assert.All(Variations.All.Select(report => report.Text).Concat(Variations.Samples.Select(report => report.Text)), text =>
            Assert.Equal(CaseStatus.Received, Received(Sofa with { Text = text }).Status));
}
