using System.Text.Json;
using Rueckkopplung.Storage.Journal;

namespace Rueckkopplung.Web.Features.Verwaltung;

/// <summary>Writes what was changed in Verwaltung into the journal: by whom, what, before and after. Scoped in the step.</summary>
internal sealed class Protocol(IJournal journal)
{
    /// <param name="change">One of <see cref="HouseEvents"/>.</param>
    /// <param name="subject">What was changed, such as <c>account/12</c> or <c>rule/7</c>; never a person's name.</param>
    /// <param name="values">Before and after; no names, addresses or passwords.</param>
    /// <param name="cancellationToken">Of the step.</param>
    public Task NoteAsync(string change, string subject, IReadOnlyList<ChangedValue> values, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.House, change) { Message = subject, Data = JsonSerializer.Serialize(values) }, cancellationToken);
}

/// <summary>One value that changed.</summary>
/// <param name="What">Key of its word, such as <c>role</c>.</param>
/// <param name="Before">Null where there was none, or where it is personal.</param>
/// <param name="After">The same.</param>
public sealed record ChangedValue(string What, string? Before, string? After)
{
    /// <summary>Only what differs.</summary>
    public static IReadOnlyList<ChangedValue> Between(params ChangedValue[] values) => [.. values.Where(value => value.Before != value.After)];
}

/// <summary>What can be changed in Verwaltung.</summary>
public static class HouseEvents
{
    public const string AccountCreated = "account.created";
    public const string AccountChanged = "account.changed";
    public const string AccountLocked = "account.locked";
    public const string AccountUnlocked = "account.unlocked";
    public const string PasswordSet = "account.password-set";
    public const string ProfileChanged = "profile.changed";
    public const string OwnPasswordChanged = "account.password-changed";
    public const string CalendarChanged = "calendar.changed";
    public const string DeputyAdded = "deputy.added";
    public const string DeputyEnded = "deputy.ended";
    public const string RuleAdded = "rule.added";
    public const string RuleChanged = "rule.changed";
    public const string RuleMoved = "rule.moved";
    public const string RuleRemoved = "rule.removed";
    public const string ProcessAssigned = "process.assigned";
    public const string ProcessUnassigned = "process.unassigned";
    public const string DefinitionPublished = "definition.published";
    public const string DefinitionRolledBack = "definition.rolled-back";
    public const string DefinitionRetracted = "definition.retracted";
    public const string DefinitionDeleted = "definition.deleted";
}
