using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Web.Features.Messages;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The history in words: what, from what to what, and who, by role and unit and never by name.</summary>
public sealed class HistoryWords(IStringLocalizer<CaseTexts> texts)
{
    // what these say is a change: both sides are shown
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        CaseEvents.KindDecided, CaseEvents.CategoryDecided, CaseEvents.UrgencyDecided, CaseEvents.PlaceCorrected,
        CaseEvents.QuartierCorrected, CaseEvents.Routed, CaseEvents.PromiseMoved, CaseEvents.PromiseTold,
        CaseEvents.Postponed, CaseEvents.FileReferenceSet, CaseEvents.Assigned, CaseEvents.Refused,
    };

    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        CaseEvents.Opened, CaseEvents.Assigned, CaseEvents.Accepted, CaseEvents.PromiseTold, CaseEvents.AnswerGiven,
        CaseEvents.AnswerPosted, CaseEvents.AnswerDelivered, CaseEvents.Asked, CaseEvents.Replied, CaseEvents.FeedbackGood,
        CaseEvents.FeedbackBad, CaseEvents.Withdrawn, CaseEvents.Reopened, CaseEvents.Closed,
    };

    /// <summary>Whether the row corrects or adds a fact, beside what the process did.</summary>
    public static bool IsCorrection(JournalRow row) => row.Event == CaseEvents.NoteAdded
        || (Changes.Contains(row.Event) && row.Event is not (CaseEvents.Assigned or CaseEvents.Refused or CaseEvents.Routed));

    public string Title(JournalRow row) => texts[$"Event.{row.Event}"];

    /// <summary>What the row adds to its title; null where the title says it all.</summary>
    public string? Detail(JournalRow row, CaseView view)
    {
        var data = row.Data is null ? null : JsonNode.Parse(row.Data);
        return row.Event switch
        {
            CaseEvents.Reopened => texts["Detail.Round", (string?)data?["after"] ?? ""],
            "task.done" => $"{NameOf(row, view)} → {(string?)data?["outcome"]}",
            "stage.fired" or "stage.caught-up" => texts["Detail.Stage", row.Stage ?? "", NameOf(row, view), Targets(data)],
            "process.ended" => texts[$"Ended.{row.Message}"],
            ResendMessage.Resent => texts[$"Message.{row.Message}"],
            ShowContact.Shown => texts[$"Reason.{row.Message}"],
            RetryCase.Retried => NameOf(row, view),
            CaseEvents.CodeIssued or CaseEvents.TakenUp or CaseEvents.AnswerPosted => null,
            _ => Change(row, data as JsonObject, view),
        };
    }

    /// <summary>Before and after, for who has to decide again; the task's outcome where it was a task.</summary>
    public (string? Before, string? After) Sides(JournalRow row, CaseView view)
    {
        var data = row.Data is null ? null : JsonNode.Parse(row.Data) as JsonObject;
        var (before, after) = ((string?)data?["before"], (string?)data?["after"]);
        return Changes.Contains(row.Event)
            ? (before is null ? null : Value(row.Event, before, view.City), after is null ? null : Value(row.Event, after, view.City))
            : (null, Detail(row, view) ?? texts["Detail.Happened"]);
    }

    /// <summary>Whether a public print may show the row: what reached the reporter, and where the case stood.</summary>
    public static bool IsPublic(JournalRow row) => Public.Contains(row.Event);

    /// <summary>By whom: role and unit, the reporter, or the house itself.</summary>
    public string Who(JournalRow row) => row is { ActorRole: null, Event: CaseEvents.TakenUp or CaseEvents.CodeIssued or CaseEvents.PromiseMoved or CaseEvents.PromiseTold }
        ? texts["Who.House"] // the reporter's step did it, not the reporter
        : Who(row.ActorRole, row.ActorUnit);

    /// <inheritdoc cref="Who(JournalRow)"/>
    public string Who(Role? role, string? unit)
    {
        if (role is { } known)
            return unit is null || known is Role.Sqm or Role.SqmLead ? texts[$"Role.{known}"] : $"{unit}, {texts[$"Role.{known}"]}";

        return new Actor(null, null, unit).IsReporter ? texts["Who.Reporter"] : texts["Who.House"];
    }

    /// <summary>A value of a fact in words: a code becomes a name, a date a date.</summary>
    public string Value(string code, string value, CityDirectory city) => code switch
    {
        CaseEvents.KindDecided => texts[$"Kind.{value}"],
        CaseEvents.CategoryDecided => city.Categories.Find(value) is null ? value : city.Categories.NameOf(value),
        CaseEvents.UrgencyDecided => texts[$"Urgency.{value}"],
        CaseEvents.PlaceCorrected or CaseEvents.QuartierCorrected => city.FindQuartier(value)?.Name ?? value,
        CaseEvents.Opened => texts[$"Channel.{value}"],
        CaseEvents.Closed or CaseEvents.ClosedAsAbuse => texts[$"ClosedAs.{value}"],
        _ when texts[$"Way.{value}"] is { ResourceNotFound: false } way => way,
        _ when DateTimeOffset.TryParseExact(value, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, default, out var at) =>
            Instants.InWords(at, InstantForm.Staff),
        _ when DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, default, out var day) =>
            Instants.InWords(day, InstantForm.StaffDay),
        _ => value,
    };

    private string? Change(JournalRow row, JsonObject? data, CaseView view)
    {
        var (before, after) = ((string?)data?["before"], (string?)data?["after"]);
        if (Changes.Contains(row.Event) && data is not null)
        {
            // only the words of the place changed, and those are not in the journal
            if (before == after)
                return null;

            var (was, now) = (Quoted(row.Event, before, view), Quoted(row.Event, after, view));
            return before is null && row.Event == CaseEvents.Assigned ? Value(row.Event, after ?? "", view.City) : $"{was} → {now}{Reason(row)}";
        }

        var words = new[] { before is { } kind && row.Event == CaseEvents.AnswerWritten ? texts[$"AnswerKind.{kind}"].Value : null, after is null ? null : Value(row.Event, after, view.City) };
        var known = string.Join(", ", words.OfType<string>());
        return known.Length > 0 ? known : row.Message;
    }

    private string Quoted(string code, string? value, CaseView view) =>
        value is null ? texts["Detail.Nothing"] : $"„{Value(code, value, view.City)}“";

    private static string Reason(JournalRow row) => row.Message is null ? "" : $". {row.Message}";

    private string Targets(JsonNode? data) => data is JsonArray targets
        ? string.Join($" {texts["Stage.And"]} ", targets.Select(target => texts[$"Target.{target}"].Value))
        : "";

    private static string NameOf(JournalRow row, CaseView view) => (row.ActivityId ?? row.Message) is { } key
        ? view.StepNames.GetValueOrDefault(key, row.Message ?? key)
        : "";
}
