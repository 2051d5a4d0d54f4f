using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The days of a count and the recipients of messages in words.</summary>
public sealed class CaseWords(IStringLocalizer<CaseTexts> texts)
{
    /// <summary>„Do 19.11.“, „Sa, So“, „Do 19.11. – Mi 25.11.“</summary>
    public string Days(CountLine line)
    {
        var first = Instants.InWords(line.First, InstantForm.StaffDay);
        if (line.First == line.Last)
            return first;

        return line.Day.Reason == DayReason.Saturday
            ? texts["Count.Weekend"]
            : $"{first} – {Instants.InWords(line.Last, InstantForm.StaffDay)}";
    }

    /// <summary>„Tag 2“, „Tage 4–8“, or a dash for days that do not count.</summary>
    public string Number(CountLine line) => line switch
    {
        { Counts: false } => "–",
        { From: var from, To: var to } when from == to => texts["Count.Day", from],
        _ => texts["Count.Days", line.From, line.To],
    };

    /// <summary>Why a day counts or not; empty where there is nothing to say.</summary>
    public string Reason(CountLine line) => line.Day is { Name: null, Reason: DayReason.Working or DayReason.Calendar }
        ? ""
        : line.Day.Name is { } name ? texts[$"Count.{line.Day.Reason}.Named", name]
        : line.First == line.Last || line.Day.Reason is not DayReason.Saturday
            ? texts[$"Count.{line.Day.Reason}"]
            : texts["Count.WeekendReason"];

    /// <summary>Whom a message is for: the reporter, a unit, or a role; never an address.</summary>
    public string Recipient(OutboxMessage message)
    {
        var way = texts[$"Way.{WireNames.Of(message.Way)}"];
        return message.RecipientKind switch
        {
            RecipientKind.Reporter => $"{texts["Who.Reporter"]}, {way}",
            RecipientKind.Role => RoleOf(message.RecipientRef ?? ""),
            RecipientKind.Person => texts["Who.Person"],
            _ => message.RecipientRef ?? "–",
        };
    }

    // „KBK/unit-lead“ or „sqm-lead“
    private string RoleOf(string reference)
    {
        var parts = reference.Split('/');
        var role = WireNames.Find<Role>(parts[^1]) is { } known ? texts[$"Role.{known}"].Value : parts[^1];
        return parts.Length == 1 ? role : $"{parts[0]}, {role}";
    }
}
