using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class ReleaseRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "built_by_mark",
                schema: "analysis",
                table: "release_candidate",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "built_by_role",
                schema: "analysis",
                table: "release_candidate",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "mark",
                schema: "work",
                table: "release_approval",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "rules_version",
                schema: "published",
                table: "release",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                schema: "published",
                table: "release",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "another_person_approves",
                schema: "core",
                table: "municipality",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "approver_role",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "open_data_address",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "open_data_contact",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "open_data_email",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place_address",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "publisher_address",
                schema: "core",
                table: "municipality",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "release_decision",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    release = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: true),
                    period = table.Column<string>(type: "text", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_decision_key", x => new { x.municipality, x.number });
                });

            migrationBuilder.CreateTable(
                name: "release_event",
                schema: "published",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    release = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: true),
                    period = table.Column<string>(type: "text", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    registry_number = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_event_key", x => new { x.municipality, x.number });
                    table.ForeignKey(
                        name: "release_event_release_reference",
                        column: x => x.release,
                        principalSchema: "published",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "release_file",
                schema: "published",
                columns: table => new
                {
                    release = table.Column<string>(type: "text", nullable: false),
                    path = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_file_key", x => new { x.release, x.path });
                    table.ForeignKey(
                        name: "release_file_release_reference",
                        column: x => x.release,
                        principalSchema: "published",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "release_rule",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    geography = table.Column<string>(type: "text", nullable: false),
                    smallest_period = table.Column<string>(type: "text", nullable: false),
                    smallest_count = table.Column<int>(type: "integer", nullable: false),
                    smallest_places = table.Column<int>(type: "integer", nullable: false),
                    largest_place_share = table.Column<decimal>(type: "numeric", nullable: false),
                    smallest_reporters = table.Column<int>(type: "integer", nullable: false),
                    smallest_residents = table.Column<int>(type: "integer", nullable: false),
                    smallest_addresses = table.Column<int>(type: "integer", nullable: false),
                    rounding_base = table.Column<int>(type: "integer", nullable: false),
                    zero_only_where_complete = table.Column<bool>(type: "boolean", nullable: false),
                    smallest_bandwidth_metres = table.Column<int>(type: "integer", nullable: false),
                    smallest_cell_metres = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<bool>(type: "boolean", nullable: false),
                    hidden_layers = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_rule_key", x => new { x.municipality, x.audience, x.theme });
                });

            migrationBuilder.CreateIndex(
                name: "release_event_release_index",
                schema: "published",
                table: "release_event",
                column: "release");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "release_decision",
                schema: "work");

            migrationBuilder.DropTable(
                name: "release_event",
                schema: "published");

            migrationBuilder.DropTable(
                name: "release_file",
                schema: "published");

            migrationBuilder.DropTable(
                name: "release_rule",
                schema: "core");

            migrationBuilder.DropColumn(
                name: "built_by_mark",
                schema: "analysis",
                table: "release_candidate");

            migrationBuilder.DropColumn(
                name: "built_by_role",
                schema: "analysis",
                table: "release_candidate");

            migrationBuilder.DropColumn(
                name: "mark",
                schema: "work",
                table: "release_approval");

            migrationBuilder.DropColumn(
                name: "rules_version",
                schema: "published",
                table: "release");

            migrationBuilder.DropColumn(
                name: "withdrawn_on",
                schema: "published",
                table: "release");

            migrationBuilder.DropColumn(
                name: "another_person_approves",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "approver_role",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "open_data_address",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "open_data_contact",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "open_data_email",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "place_address",
                schema: "core",
                table: "municipality");

            migrationBuilder.DropColumn(
                name: "publisher_address",
                schema: "core",
                table: "municipality");
        }
    }
}
