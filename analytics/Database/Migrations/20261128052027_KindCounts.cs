using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class KindCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "area_count_key",
                schema: "analysis",
                table: "area_count");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "analysis",
                table: "area_count",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "area_count_key",
                schema: "analysis",
                table: "area_count",
                columns: new[] { "run_id", "theme", "kind", "area_kind", "area_edition", "area_code", "period" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "area_count_key",
                schema: "analysis",
                table: "area_count");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "analysis",
                table: "area_count");

            migrationBuilder.AddPrimaryKey(
                name: "area_count_key",
                schema: "analysis",
                table: "area_count",
                columns: new[] { "run_id", "theme", "area_kind", "area_edition", "area_code", "period" });
        }
    }
}
