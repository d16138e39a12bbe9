using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class PlanCheck : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plan_check",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    parameters = table.Column<string>(type: "jsonb", nullable: false),
                    input_fingerprint = table.Column<string>(type: "text", nullable: false),
                    code_version = table.Column<string>(type: "text", nullable: false),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("plan_check_key", x => new { x.municipality, x.id });
                });

            migrationBuilder.CreateTable(
                name: "theme_event",
                schema: "analysis",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    counted = table.Column<bool>(type: "boolean", nullable: false),
                    at_address = table.Column<bool>(type: "boolean", nullable: false),
                    occurred_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    occurred_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("theme_event_key", x => new { x.run_id, x.theme, x.source, x.reference });
                    table.ForeignKey(
                        name: "theme_event_run_reference",
                        column: x => x.run_id,
                        principalSchema: "analysis",
                        principalTable: "run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "plan_check_municipality_made_at_index",
                schema: "work",
                table: "plan_check",
                columns: new[] { "municipality", "made_at" });

            migrationBuilder.CreateIndex(
                name: "theme_event_location_index",
                schema: "analysis",
                table: "theme_event",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_check",
                schema: "work");

            migrationBuilder.DropTable(
                name: "theme_event",
                schema: "analysis");
        }
    }
}
