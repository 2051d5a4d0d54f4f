using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rueckkopplung.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IncidentCauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "incidents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "cause",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "details",
                table: "incidents");
        }
    }
}
