using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rueckkopplung.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PausesAndStepTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "bundled_in",
                table: "outbox",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "moved_at",
                table: "case_parts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "moved_to",
                table: "case_parts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pauses",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    part_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pauses", x => x.id);
                    table.ForeignKey(
                        name: "FK_pauses_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "step_times",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    part_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false),
                    was_overdue = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_done = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_step_times", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_pauses_case_id",
                table: "pauses",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_pauses_until",
                table: "pauses",
                column: "until",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_step_times_case_id",
                table: "step_times",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_step_times_unit_code_step_ended_at",
                table: "step_times",
                columns: new[] { "unit_code", "step", "ended_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pauses");

            migrationBuilder.DropTable(
                name: "step_times");

            migrationBuilder.DropColumn(
                name: "bundled_in",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "case_parts");

            migrationBuilder.DropColumn(
                name: "moved_to",
                table: "case_parts");
        }
    }
}
