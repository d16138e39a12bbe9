using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "report_words",
                schema: "core",
                table: "source",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "feedback",
                schema: "work",
                table: "incident_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "feedback_at",
                schema: "work",
                table: "incident_report",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "finding",
                schema: "work",
                table: "incident_report",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reference",
                schema: "work",
                table: "incident_report",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "draft",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("draft_key", x => new { x.municipality, x.person, x.form });
                });

            migrationBuilder.CreateTable(
                name: "release_preview",
                schema: "analysis",
                columns: table => new
                {
                    candidate_id = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    answers = table.Column<string[]>(type: "text[]", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_preview_key", x => x.candidate_id);
                });

            migrationBuilder.CreateTable(
                name: "revision",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("revision_key", x => new { x.municipality, x.kind, x.id, x.number });
                });

            // Reports from before they had a number get their own.
            migrationBuilder.Sql("UPDATE work.incident_report SET reference = id::text");

            migrationBuilder.CreateIndex(
                name: "incident_report_municipality_reporter_reference_index",
                schema: "work",
                table: "incident_report",
                columns: new[] { "municipality", "reporter", "reference" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft",
                schema: "work");

            migrationBuilder.DropTable(
                name: "release_preview",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "revision",
                schema: "work");

            migrationBuilder.DropIndex(
                name: "incident_report_municipality_reporter_reference_index",
                schema: "work",
                table: "incident_report");

            migrationBuilder.DropColumn(
                name: "report_words",
                schema: "core",
                table: "source");

            migrationBuilder.DropColumn(
                name: "feedback",
                schema: "work",
                table: "incident_report");

            migrationBuilder.DropColumn(
                name: "feedback_at",
                schema: "work",
                table: "incident_report");

            migrationBuilder.DropColumn(
                name: "finding",
                schema: "work",
                table: "incident_report");

            migrationBuilder.DropColumn(
                name: "reference",
                schema: "work",
                table: "incident_report");
        }
    }
}
