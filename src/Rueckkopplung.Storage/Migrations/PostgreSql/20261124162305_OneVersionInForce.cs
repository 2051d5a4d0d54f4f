using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rueckkopplung.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OneVersionInForce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_created_at",
                table: "workflow_instances",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definitions_definition_id",
                table: "workflow_definitions",
                column: "definition_id",
                unique: true,
                filter: "is_published");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_created_at",
                table: "workflow_instances");

            migrationBuilder.DropIndex(
                name: "IX_workflow_definitions_definition_id",
                table: "workflow_definitions");
        }
    }
}
