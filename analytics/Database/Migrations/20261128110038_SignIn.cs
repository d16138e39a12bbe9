using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "person",
                schema: "audit",
                table: "event",
                type: "text",
                nullable: false,
                defaultValue: "command");

            migrationBuilder.AddColumn<ulong>(
                name: "transaction",
                schema: "audit",
                table: "event",
                type: "xid8",
                nullable: false,
                defaultValueSql: "pg_current_xact_id()");

            migrationBuilder.CreateTable(
                name: "api_key",
                schema: "work",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("api_key_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "work",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("person_key", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "event_person_at_index",
                schema: "audit",
                table: "event",
                columns: new[] { "person", "at" });

            migrationBuilder.CreateIndex(
                name: "event_transaction_index",
                schema: "audit",
                table: "event",
                column: "transaction");

            migrationBuilder.CreateIndex(
                name: "api_key_municipality_index",
                schema: "work",
                table: "api_key",
                column: "municipality");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key",
                schema: "work");

            migrationBuilder.DropTable(
                name: "person",
                schema: "work");

            migrationBuilder.DropIndex(
                name: "event_person_at_index",
                schema: "audit",
                table: "event");

            migrationBuilder.DropIndex(
                name: "event_transaction_index",
                schema: "audit",
                table: "event");

            migrationBuilder.DropColumn(
                name: "person",
                schema: "audit",
                table: "event");

            migrationBuilder.DropColumn(
                name: "transaction",
                schema: "audit",
                table: "event");
        }
    }
}
