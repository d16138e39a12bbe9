using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "incident_location_index",
                schema: "core",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "incident_municipality_occurred_from_index",
                schema: "core",
                table: "incident");

            // No statement chooses its way by them, and looking at places and texts takes longest.
            migrationBuilder.Sql("ALTER TABLE core.incident ALTER COLUMN location SET STATISTICS 0, ALTER COLUMN masked_text SET STATISTICS 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE core.incident ALTER COLUMN location SET STATISTICS -1, ALTER COLUMN masked_text SET STATISTICS -1");

            migrationBuilder.CreateIndex(
                name: "incident_location_index",
                schema: "core",
                table: "incident",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "incident_municipality_occurred_from_index",
                schema: "core",
                table: "incident",
                columns: new[] { "municipality", "occurred_from" });
        }
    }
}
