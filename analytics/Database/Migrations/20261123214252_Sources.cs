using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class Sources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "reporting_week_key",
                schema: "staging",
                table: "reporting_week");

            migrationBuilder.DropPrimaryKey(
                name: "reported_offence_key",
                schema: "staging",
                table: "reported_offence");

            migrationBuilder.DropPrimaryKey(
                name: "population_key",
                schema: "staging",
                table: "population");

            migrationBuilder.DropPrimaryKey(
                name: "map_feature_key",
                schema: "staging",
                table: "map_feature");

            migrationBuilder.DropPrimaryKey(
                name: "inhabited_land_key",
                schema: "staging",
                table: "inhabited_land");

            migrationBuilder.DropPrimaryKey(
                name: "indicator_value_key",
                schema: "staging",
                table: "indicator_value");

            migrationBuilder.DropPrimaryKey(
                name: "incident_key",
                schema: "staging",
                table: "incident");

            migrationBuilder.DropPrimaryKey(
                name: "delivery_key",
                schema: "core",
                table: "delivery");

            migrationBuilder.DropPrimaryKey(
                name: "building_key",
                schema: "staging",
                table: "building");

            migrationBuilder.DropPrimaryKey(
                name: "area_key",
                schema: "staging",
                table: "area");

            migrationBuilder.AddColumn<bool>(
                name: "publishable",
                schema: "core",
                table: "source",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "delivered_on",
                schema: "staging",
                table: "issue",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            // An issue belongs to a delivery, which now is a file on a day.
            migrationBuilder.Sql(
                """
                UPDATE staging.issue SET delivered_on = delivery.delivered_on
                FROM core.delivery
                WHERE (delivery.municipality, delivery.source, delivery.file) = (issue.municipality, issue.source, issue.file)
                """);

            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "staging",
                table: "indicator_value",
                type: "numeric",
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric");

            migrationBuilder.AddColumn<string>(
                name: "focus_area",
                schema: "staging",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "registry_number",
                schema: "staging",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "status",
                schema: "staging",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "core",
                table: "indicator_value",
                type: "numeric",
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric");

            migrationBuilder.AddColumn<string>(
                name: "focus_area",
                schema: "core",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "registry_number",
                schema: "core",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "status",
                schema: "core",
                table: "indicator_value",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<Point>(
                name: "location",
                schema: "staging",
                table: "incident",
                type: "geometry(Point, 3006)",
                nullable: true,
                oldClrType: typeof(Point),
                oldType: "geometry(Point, 3006)");

            migrationBuilder.AlterColumn<Point>(
                name: "location",
                schema: "core",
                table: "incident",
                type: "geometry(Point, 3006)",
                nullable: true,
                oldClrType: typeof(Point),
                oldType: "geometry(Point, 3006)");

            migrationBuilder.AddColumn<string>(
                name: "area_code",
                schema: "core",
                table: "incident",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cell_easting",
                schema: "core",
                table: "incident",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cell_northing",
                schema: "core",
                table: "incident",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "duplicate_reason",
                schema: "core",
                table: "incident",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                schema: "core",
                table: "incident",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "file_hash",
                schema: "core",
                table: "delivery",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "rows_placed_by_name",
                schema: "core",
                table: "delivery",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows_placed_by_point",
                schema: "core",
                table: "delivery",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows_without_place",
                schema: "core",
                table: "delivery",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "reporting_week_key",
                schema: "staging",
                table: "reporting_week",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "reported_offence_key",
                schema: "staging",
                table: "reported_offence",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "population_key",
                schema: "staging",
                table: "population",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "map_feature_key",
                schema: "staging",
                table: "map_feature",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "inhabited_land_key",
                schema: "staging",
                table: "inhabited_land",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "indicator_value_key",
                schema: "staging",
                table: "indicator_value",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "delivery_key",
                schema: "core",
                table: "delivery",
                columns: new[] { "municipality", "source", "file", "delivered_on" });

            migrationBuilder.AddPrimaryKey(
                name: "building_key",
                schema: "staging",
                table: "building",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "area_key",
                schema: "staging",
                table: "area",
                columns: new[] { "municipality", "source", "file", "delivered_on", "line" });

            migrationBuilder.CreateTable(
                name: "context_point",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    layer = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    open_until = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("context_point_key", x => new { x.municipality, x.source, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "context_point",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    layer = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    open_until = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("context_point_key", x => new { x.municipality, x.source, x.file, x.delivered_on, x.line });
                });

            migrationBuilder.CreateTable(
                name: "detailed_plan",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    in_force_on = table.Column<DateOnly>(type: "date", nullable: true),
                    implementation_until = table.Column<DateOnly>(type: "date", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: true),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    document = table.Column<string>(type: "text", nullable: true),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("detailed_plan_key", x => new { x.municipality, x.edition, x.code });
                });

            migrationBuilder.CreateTable(
                name: "detailed_plan",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    in_force_on = table.Column<DateOnly>(type: "date", nullable: true),
                    implementation_until = table.Column<DateOnly>(type: "date", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: true),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    document = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("detailed_plan_key", x => new { x.municipality, x.source, x.file, x.delivered_on, x.line });
                });

            migrationBuilder.CreateTable(
                name: "load_record",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    summary = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("load_record_key", x => new { x.municipality, x.number });
                });

            migrationBuilder.CreateTable(
                name: "place",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("place_key", x => new { x.municipality, x.name });
                });

            migrationBuilder.CreateTable(
                name: "place",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("place_key", x => new { x.municipality, x.source, x.file, x.delivered_on, x.line, x.name });
                });

            migrationBuilder.CreateTable(
                name: "police_event",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    type = table.Column<string>(type: "text", nullable: false),
                    location_name = table.Column<string>(type: "text", nullable: false),
                    place_name = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<bool>(type: "boolean", nullable: false),
                    masked_text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("police_event_key", x => new { x.municipality, x.source, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "police_event",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    type = table.Column<string>(type: "text", nullable: false),
                    location_name = table.Column<string>(type: "text", nullable: false),
                    place_name = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<bool>(type: "boolean", nullable: false),
                    masked_text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("police_event_key", x => new { x.municipality, x.source, x.file, x.delivered_on, x.line });
                });

            migrationBuilder.CreateTable(
                name: "survey_share",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    instrument = table.Column<string>(type: "text", nullable: false),
                    share = table.Column<decimal>(type: "numeric", nullable: true),
                    respondents = table.Column<int>(type: "integer", nullable: true),
                    lower = table.Column<decimal>(type: "numeric", nullable: true),
                    upper = table.Column<decimal>(type: "numeric", nullable: true),
                    higher_is_better = table.Column<bool>(type: "boolean", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("survey_share_key", x => new { x.municipality, x.source, x.indicator, x.period, x.group });
                    table.CheckConstraint("share_is_a_share", "share BETWEEN 0 AND 1");
                });

            migrationBuilder.CreateTable(
                name: "survey_share",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    instrument = table.Column<string>(type: "text", nullable: false),
                    share = table.Column<decimal>(type: "numeric", nullable: true),
                    respondents = table.Column<int>(type: "integer", nullable: true),
                    lower = table.Column<decimal>(type: "numeric", nullable: true),
                    upper = table.Column<decimal>(type: "numeric", nullable: true),
                    higher_is_better = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("survey_share_key", x => new { x.municipality, x.source, x.file, x.delivered_on, x.line });
                });

            migrationBuilder.AddCheckConstraint(
                name: "no_point_where_only_the_municipality_is_known",
                schema: "core",
                table: "incident",
                sql: "(location IS NULL) = (precision = 'municipality')");

            migrationBuilder.CreateIndex(
                name: "context_point_location_index",
                schema: "core",
                table: "context_point",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "context_point",
                schema: "core");

            migrationBuilder.DropTable(
                name: "context_point",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "detailed_plan",
                schema: "core");

            migrationBuilder.DropTable(
                name: "detailed_plan",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "load_record",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "place",
                schema: "core");

            migrationBuilder.DropTable(
                name: "place",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "police_event",
                schema: "core");

            migrationBuilder.DropTable(
                name: "police_event",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "survey_share",
                schema: "core");

            migrationBuilder.DropTable(
                name: "survey_share",
                schema: "staging");

            migrationBuilder.DropPrimaryKey(
                name: "reporting_week_key",
                schema: "staging",
                table: "reporting_week");

            migrationBuilder.DropPrimaryKey(
                name: "reported_offence_key",
                schema: "staging",
                table: "reported_offence");

            migrationBuilder.DropPrimaryKey(
                name: "population_key",
                schema: "staging",
                table: "population");

            migrationBuilder.DropPrimaryKey(
                name: "map_feature_key",
                schema: "staging",
                table: "map_feature");

            migrationBuilder.DropPrimaryKey(
                name: "inhabited_land_key",
                schema: "staging",
                table: "inhabited_land");

            migrationBuilder.DropPrimaryKey(
                name: "indicator_value_key",
                schema: "staging",
                table: "indicator_value");

            migrationBuilder.DropCheckConstraint(
                name: "no_point_where_only_the_municipality_is_known",
                schema: "core",
                table: "incident");

            migrationBuilder.DropPrimaryKey(
                name: "delivery_key",
                schema: "core",
                table: "delivery");

            migrationBuilder.DropPrimaryKey(
                name: "building_key",
                schema: "staging",
                table: "building");

            migrationBuilder.DropPrimaryKey(
                name: "area_key",
                schema: "staging",
                table: "area");

            migrationBuilder.DropColumn(
                name: "publishable",
                schema: "core",
                table: "source");

            migrationBuilder.DropColumn(
                name: "delivered_on",
                schema: "staging",
                table: "issue");

            migrationBuilder.DropColumn(
                name: "focus_area",
                schema: "staging",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "registry_number",
                schema: "staging",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "status",
                schema: "staging",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "focus_area",
                schema: "core",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "registry_number",
                schema: "core",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "status",
                schema: "core",
                table: "indicator_value");

            migrationBuilder.DropColumn(
                name: "area_code",
                schema: "core",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "cell_easting",
                schema: "core",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "cell_northing",
                schema: "core",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "duplicate_reason",
                schema: "core",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "withdrawn_on",
                schema: "core",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "file_hash",
                schema: "core",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "rows_placed_by_name",
                schema: "core",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "rows_placed_by_point",
                schema: "core",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "rows_without_place",
                schema: "core",
                table: "delivery");

            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "staging",
                table: "indicator_value",
                type: "numeric",
                nullable: false,
                defaultValue: 0m,
                oldClrType: typeof(decimal),
                oldType: "numeric",
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "value",
                schema: "core",
                table: "indicator_value",
                type: "numeric",
                nullable: false,
                defaultValue: 0m,
                oldClrType: typeof(decimal),
                oldType: "numeric",
                oldNullable: true);

            migrationBuilder.AlterColumn<Point>(
                name: "location",
                schema: "staging",
                table: "incident",
                type: "geometry(Point, 3006)",
                nullable: false,
                oldClrType: typeof(Point),
                oldType: "geometry(Point, 3006)",
                oldNullable: true);

            migrationBuilder.AlterColumn<Point>(
                name: "location",
                schema: "core",
                table: "incident",
                type: "geometry(Point, 3006)",
                nullable: false,
                oldClrType: typeof(Point),
                oldType: "geometry(Point, 3006)",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "reporting_week_key",
                schema: "staging",
                table: "reporting_week",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "reported_offence_key",
                schema: "staging",
                table: "reported_offence",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "population_key",
                schema: "staging",
                table: "population",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "map_feature_key",
                schema: "staging",
                table: "map_feature",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "inhabited_land_key",
                schema: "staging",
                table: "inhabited_land",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "indicator_value_key",
                schema: "staging",
                table: "indicator_value",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "incident_key",
                schema: "staging",
                table: "incident",
                columns: new[] { "municipality", "source", "file", "reference" });

            migrationBuilder.AddPrimaryKey(
                name: "delivery_key",
                schema: "core",
                table: "delivery",
                columns: new[] { "municipality", "source", "file", "fingerprint" });

            migrationBuilder.AddPrimaryKey(
                name: "building_key",
                schema: "staging",
                table: "building",
                columns: new[] { "municipality", "source", "file", "line" });

            migrationBuilder.AddPrimaryKey(
                name: "area_key",
                schema: "staging",
                table: "area",
                columns: new[] { "municipality", "source", "file", "line" });
        }
    }
}
