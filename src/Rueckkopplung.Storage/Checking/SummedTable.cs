using System.Globalization;
using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Checking;

/// <summary>A column that counts in the checksum, and how its value is written.</summary>
internal sealed record SummedColumn(string Name, Func<SqlRow, int, string> Write);

/// <summary>A table that counts in the checksum. Secrets, contact data and the order of writing do not.</summary>
internal sealed record SummedTable(string Name, IReadOnlyList<SummedColumn> Columns)
{
    public static IReadOnlyList<SummedTable> All { get; } =
    [
        Of("cases", "#id number! kind category_code text language channel reporter_answer_way @received_at @taken_up_at "
            + "urgency! place_text place_quartier_code place_treff_key place_landmark_code @promised_by promise_moves! "
            + "routing_rule_no! proposed_unit #duplicate_of @answered_at @closed_at closed_as @withdrawn_at @reopened_at "
            + "round! revision! status"),
        Of("case_parts", "#id #case_id round! unit_code cared_for_by @assigned_at @accepted_at @due_at refusals "
            + "internal_result @outcome_at file_reference @moved_to"),
        Of("pauses", "#id #case_id #part_id reason unit_code @stopped_at @until @ended_at ended_by"),
        Of("step_times", "#id #case_id #part_id step unit_code @opened_at @due_at @ended_at was_overdue!"),
        Of("answers", "#id #case_id #part_id round! kind text way language @given_at delivered_how @failed_at "
            + "@on_notice_since"),
        Of("journal", "@at kind! event #case_id #part_id #instance_id #task_id stage activity_id execution_id message "
            + "data actor_role actor_unit"),
        Of("tasks", "#id #instance_id #case_id #part_id activity_id name step unit_code roles! quartier @opened_at "
            + "@due_at"),
        Of("timers", "#id @due #instance_id #case_id activity_id #bookmark_id #task_id stage @fired_at"),
        Of("outbox", "#id message_id kind #case_id #answer_id recipient_kind recipient_ref way language subject "
            + "@created_at @not_before"),
    ];

    // # an id, @ an instant, ! a number, otherwise text
    private static SummedTable Of(string name, string columns) => new(
        name,
        [.. columns.Split(' ').Select(Column)]);

    private static SummedColumn Column(string text) => text switch
    {
        ['#', .. var id] => new(id, (row, index) => row.Id(index).ToString("N")),
        ['@', .. var at] => new(at, (row, index) =>
            row.Instant(index).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        [.. var number, '!'] => new(number, (row, index) => row.Long(index).ToString(CultureInfo.InvariantCulture)),
        _ => new(text, (row, index) => row.Text(index)),
    };
}
