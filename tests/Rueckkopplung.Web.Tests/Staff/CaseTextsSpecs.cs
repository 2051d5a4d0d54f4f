using System.Globalization;
using System.Resources;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>Whatever can stand in a case's history has words in both languages.</summary>
public sealed class CaseTextsSpecs
{
    private static readonly ResourceManager Texts = new(typeof(CaseTexts));

    // rows that the house itself writes beside the events of the case
    private static readonly string[] HouseEvents =
        ["task.done", "stage.fired", "process.ended", "message.resent", "contact.shown", "incident.retried"];

    [Fact]
    public void Every_event_of_a_history_has_words()
    {
        Assert.True(CaseEvents.All.Count > 30);
        AssertWords(CaseEvents.All.Concat(HouseEvents).Select(code => $"Event.{code}"));
    }

    [Fact]
    public void Every_value_that_a_history_names_has_words() => AssertWords(
    [
        .. Enum.GetValues<IntakeChannel>().Select(one => $"Channel.{WireNames.Of(one)}"),
        .. Enum.GetValues<AnswerWay>().Select(one => $"Way.{WireNames.Of(one)}"),
        .. Enum.GetValues<Urgency>().Select(one => $"Urgency.{WireNames.Of(one)}"),
        .. Enum.GetValues<ClosedAs>().Select(one => $"ClosedAs.{WireNames.Of(one)}"),
        .. Enum.GetValues<AnswerKind>().Select(one => $"AnswerKind.{WireNames.Of(one)}"),
        .. Enum.GetValues<ConcernKind>().Select(one => $"Kind.{WireNames.Of(one)}"),
        .. Enum.GetValues<StageTarget>().Select(one => $"Target.{WireNames.Of(one)}"),
        .. Enum.GetValues<Role>().Select(one => $"Role.{one}"),
        .. Enum.GetValues<CaseStatus>().Select(one => $"Status.{one}"),
        .. Enum.GetValues<StepStart>().Select(one => $"From.{one}"),
        .. Enum.GetValues<OutboxState>().Select(one => $"Sending.{one}"),
        .. StageRule.Default.Select(rule => $"Stage.{rule.Code}"),
        .. Enum.GetValues<DayReason>().Select(one => $"Count.{one}.Named"),
    ]);

    private static void AssertWords(IEnumerable<string> keys)
    {
        foreach (var language in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en") })
        {
            var known = Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!;
            Assert.Empty(keys.Where(key => string.IsNullOrWhiteSpace(known.GetString(key))).Select(key => $"{language.Name}: {key}"));
        }
    }
}
