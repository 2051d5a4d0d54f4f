using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Overview;

/// <summary>Says who is missing: a unit, SQM, or somebody outside; never a person.</summary>
public sealed class BoardWords(IStringLocalizer<OverviewTexts> texts, TimeWords time)
{
    private const int LongestTitle = 60;
    private const int LongestQuote = 90;

    /// <summary>The card of a case in its column.</summary>
    public BoardCard Card(BoardFacts facts, BoardColumn column, BoardDetails more, BoardDay today)
    {
        var since = facts.WaitsSince(column, today.Now);
        var (who, lines) = column switch
        {
            BoardColumn.ReplyUnread => (Worker(facts), Unread(facts, facts.Unread!, more, today)),
            BoardColumn.RefusedTwice => (texts[IsForLead(facts) ? "LeadDecides" : "SqmDecides"].Value, Refused(facts, facts.Refused!, more, today)),
            BoardColumn.Unaccepted => (UnitName(facts.Unaccepted!), Unaccepted(facts, more, today)),
            BoardColumn.Overdue => (Late(facts, today), Overdue(facts, since, more, today)),
            _ => (Awaited(facts, today), Waiting(facts, today)),
        };
        var calendar = today.City.Calendar;
        var howLong = column == BoardColumn.Overdue ? time.Late(since, today.Now, calendar) : time.Since(since, today.Now, calendar);
        var head = facts.Head;
        return new BoardCard(
            head.Number, more.Text is null ? null : ShortText.Of(more.Text, LongestTitle), more.Language, today.City.FindQuartier(head.Quartier)?.Name,
            column, $"{who}, {howLong}", [.. lines.OfType<string>()]);
    }

    private IEnumerable<string?> Unread(BoardFacts facts, ReplyFacts reply, BoardDetails more, BoardDay today) =>
    [
        (reply.IsUnhappy, reply.Text) switch
        {
            (true, { } words) when more.Text is not null => $"„{ShortText.Of(words, LongestQuote)}“",
            (true, _) => texts["Unhappy"],
            _ => texts["Replied"],
        },
        Until("Due", "DueWas", facts.First?.DueAt, today),
    ];

    private IEnumerable<string?> Refused(BoardFacts facts, PartFacts part, BoardDetails more, BoardDay today) =>
    [
        .. part.Refusals.Select(one => more.Text is null ? one.Unit : $"{one.Unit}: „{ShortText.Of(one.Reason, LongestQuote)}“"),
        IsForLead(facts) ? null : texts["ThirdTime"].Value,
        Until("Due", "DueWas", facts.First?.DueAt, today),
    ];

    private IEnumerable<string?> Unaccepted(BoardFacts facts, BoardDetails more, BoardDay today) =>
        [Until("Accept", "AcceptWas", facts.First?.DueAt, today), .. Stages(more)];

    private IEnumerable<string?> Overdue(BoardFacts facts, DateTimeOffset since, BoardDetails more, BoardDay today)
    {
        var isPromise = facts.Head.AnsweredAt is null && facts.Head.PromisedBy == since;
        return [texts[isPromise ? "PromisedWas" : "DueWas", time.Day(since, today.Now, today.City.Calendar)], .. Stages(more)];
    }

    private IEnumerable<string?> Waiting(BoardFacts facts, BoardDay today) => facts switch
    {
        { Asked: { } asked } => [Until("Asked", "AskedWas", asked.Until, today)],
        { Paused: { } paused } => [texts["ClockStands", time.Day(paused.Until, today.Now, today.City.Calendar)]],
        _ => [facts.Delivery!.Title, Until("Due", "DueWas", facts.Delivery.DueAt, today)],
    };

    private string Awaited(BoardFacts facts, BoardDay today) => facts switch
    {
        { Asked: not null } => texts["Reporter"],
        { Paused: { } paused } => texts[$"Pause.{paused.Reason}"],
        _ => Messenger(facts, today),
    };

    private string Late(BoardFacts facts, BoardDay today)
    {
        if (facts.Asked is not null)
            return texts["Reporter"];

        return facts.Delivery is null ? Worker(facts) : Messenger(facts, today);
    }

    private IEnumerable<string?> Stages(BoardDetails more)
    {
        if (more.HasUndelivered)
            yield return texts["NotDelivered"];
        yield return time.Next(more.Next);
    }

    private string? Until(string key, string past, DateTimeOffset? due, BoardDay today) =>
        due is not { } date ? null : texts[date < today.Now ? past : key, time.Day(date, today.Now, today.City.Calendar)].Value;

    private static bool IsForLead(BoardFacts facts) => facts.Tasks.Any(task => task is { Unit: null, IsForLead: true });

    private static string Worker(BoardFacts facts) =>
        facts.Parts.FirstOrDefault(part => part.Unit is not null) is { } part ? UnitName(part) : facts.First?.Unit ?? UnitTree.Sqm;

    private static string UnitName(PartFacts part) =>
        part.CaredForBy is null || part.CaredForBy == part.Unit ? part.Unit! : $"{part.Unit} ({part.CaredForBy})";

    private string Messenger(BoardFacts facts, BoardDay today) =>
        today.City.FindQuartier(facts.Head.Quartier)?.Treff is { } treff ? texts["TreffOrSqm", treff.Name] : UnitTree.Sqm;
}

/// <summary>What is read only for the cases that are shown; a protected one has no text.</summary>
public sealed record BoardDetails(string? Text, string Language, NextStage? Next, bool HasUndelivered);

/// <summary>The house's present instant and city.</summary>
public sealed record BoardDay(DateTimeOffset Now, CityDirectory City);
