using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rueckkopplung.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Deputyships : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deputyships",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    deputy_code = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deputyships", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deputyships_unit_code_valid_from",
                table: "deputyships",
                columns: new[] { "unit_code", "valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deputyships");
        }
    }
}
