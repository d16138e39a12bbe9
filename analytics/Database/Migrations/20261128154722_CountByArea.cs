using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class CountByArea : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "count_release_area_index",
                schema: "published",
                table: "count",
                columns: new[] { "release", "area" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "count_release_area_index",
                schema: "published",
                table: "count");
        }
    }
}
