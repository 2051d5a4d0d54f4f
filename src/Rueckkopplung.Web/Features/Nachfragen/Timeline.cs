using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>What was, what is and what comes, for the reporter: no names, no notes, no reasons of units.</summary>
public sealed class Timeline(IStringLocalizer<NachfragenTexts> texts)
{
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        CaseEvents.Opened, CaseEvents.Assigned, CaseEvents.Accepted, CaseEvents.Asked, CaseEvents.Replied,
        CaseEvents.QuestionExpired, CaseEvents.PromiseMoved, CaseEvents.FeedbackGood, CaseEvents.FeedbackBad,
        CaseEvents.Withdrawn, CaseEvents.Reopened, CaseEvents.Closed, CaseEvents.ClosedAsAbuse,
    };

    public IReadOnlyList<TimelineEntry> Of(ReporterView view)
    {
        var found = view.Found;
        var past = view.History.Where(row => Shown.Contains(row.Event)).Select(row => Entry(row, found))
            .Concat(found.File.Answers.Where(answer => answer.IsGiven).Select(Entry))
            .OfType<TimelineEntry>()
            .OrderBy(entry => entry.At)
            .ToList();

        return [.. past, .. Now(found), .. Next(found)];
    }

    private TimelineEntry? Entry(JournalRow row, FollowUpView found)
    {
        var (before, after) = Change(row.Data);
        var title = row.Event switch
        {
            CaseEvents.Assigned or CaseEvents.Accepted => texts[$"Event.{row.Event}", UnitName(after, found)],
            CaseEvents.PromiseMoved when Day(after) is { } day =>
                Day(before) == day ? null : texts[$"Event.{row.Event}", day],
            _ => texts[$"Event.{row.Event}"],
        };

        return title is null
            ? null
            : new TimelineEntry(title.Value, When(row.At), row.Message, row.At, TimelineState.Done);
    }

    private TimelineEntry Entry(Answer answer)
    {
        var at = answer.GivenAt!.Value;
        var title = answer.EndsTheWaiting ? texts["Event.answer"] : texts["Event.interim"];
        return new TimelineEntry(title, When(at), Note: null, at, TimelineState.Done);
    }

    private IEnumerable<TimelineEntry> Now(FollowUpView found)
    {
        var matter = Matter.Of(found);
        if (matter.Name is Matter.Withdrawn or Matter.Ended || (matter.Name == Matter.Closed && !matter.AsksFeedback))
            yield break;

        var until = matter.Name switch
        {
            Matter.Question => Until(found.File.OpenQuestion!.Until),
            Matter.Answered or Matter.Closed when found.FeedbackUntil is { } end => Until(end),
            _ => null,
        };
        yield return new TimelineEntry(
            texts[$"Now.{matter.Name}"], until, Note: null, DateTimeOffset.MaxValue, TimelineState.Now);
    }

    private IEnumerable<TimelineEntry> Next(FollowUpView found)
    {
        var name = Matter.Of(found).Name;
        var isAccepted = found.File.CurrentParts.Any(part => part.AcceptedAt is not null);
        if (name is Matter.Reading or Matter.Again or Matter.Question && !isAccepted)
            yield return Coming(texts["Next.Unit"], when: null);
        if (name is Matter.Reading or Matter.Again or Matter.Offered or Matter.InWork)
            yield return Coming(texts["Next.Answer"], Until(found.File.PromisedBy));
        if (name == Matter.Question)
            yield return Coming(texts["Next.Answer"], texts["Next.AfterReply"]);
    }

    private string Until(DateTimeOffset end) => texts["Now.Until", Instants.InWords(end, InstantForm.Public)];

    private static TimelineEntry Coming(string title, string? when) =>
        new(title, when, Note: null, DateTimeOffset.MaxValue, TimelineState.Next);

    private static string When(DateTimeOffset at) => Instants.InWords(at, InstantForm.PublicWithTime);

    private string UnitName(string? code, FollowUpView found) => found.City.Units.Find(code)?.Name ?? texts["Unit.Sqm"];

    private static string? Day(string? iso) =>
        DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instants.InWords(at, InstantForm.Public)
            : null;

    private static (string? Before, string? After) Change(string? data)
    {
        if (data is null)
            return (null, null);

        using var json = JsonDocument.Parse(data);
        return (Text(json.RootElement, "before"), Text(json.RootElement, "after"));
    }

    private static string? Text(JsonElement change, string name) =>
        change.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>One line of the timeline.</summary>
/// <param name="Title">What.</param>
/// <param name="When">In words; null while nobody knows.</param>
/// <param name="Note">The reason that may be told.</param>
/// <param name="At">For the order.</param>
/// <param name="State">Done, now or next.</param>
public sealed record TimelineEntry(string Title, string? When, string? Note, DateTimeOffset At, TimelineState State);

/// <summary>Before, at or after the present.</summary>
public enum TimelineState
{
    /// <summary>It has happened.</summary>
    Done,

    /// <summary>This is going on.</summary>
    Now,

    /// <summary>This is still to come.</summary>
    Next,
}
