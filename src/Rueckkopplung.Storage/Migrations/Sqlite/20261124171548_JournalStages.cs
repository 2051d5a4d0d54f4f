using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rueckkopplung.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JournalStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_journal_stage_case_id",
                table: "journal",
                columns: new[] { "stage", "case_id" },
                filter: "stage is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_journal_stage_case_id",
                table: "journal");
        }
    }
}
