using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class DeskMap : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "map_backgrounds",
                schema: "core",
                table: "municipality",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "plan_comment",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    check_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    written_by = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("plan_comment_key", x => new { x.municipality, x.check_id, x.version });
                    table.ForeignKey(
                        name: "plan_comment_plan_check_reference",
                        columns: x => new { x.municipality, x.check_id },
                        principalSchema: "work",
                        principalTable: "plan_check",
                        principalColumns: new[] { "municipality", "id" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_comment",
                schema: "work");

            migrationBuilder.DropColumn(
                name: "map_backgrounds",
                schema: "core",
                table: "municipality");
        }
    }
}
