using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Geo.Database.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "core");

            migrationBuilder.EnsureSchema(
                name: "published");

            migrationBuilder.EnsureSchema(
                name: "staging");

            migrationBuilder.EnsureSchema(
                name: "analysis");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.EnsureSchema(
                name: "work");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "area",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: true),
                    drawn_as = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("area_key", x => new { x.municipality, x.kind, x.edition, x.code });
                });

            migrationBuilder.CreateTable(
                name: "area",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: true),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("area_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "area_crosswalk",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from_edition = table.Column<string>(type: "text", nullable: false),
                    from_code = table.Column<string>(type: "text", nullable: false),
                    to_edition = table.Column<string>(type: "text", nullable: false),
                    to_code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("area_crosswalk_key", x => new { x.municipality, x.kind, x.from_edition, x.from_code, x.to_edition, x.to_code });
                });

            migrationBuilder.CreateTable(
                name: "building",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    use = table.Column<string>(type: "text", nullable: false),
                    dwellings = table.Column<int>(type: "integer", nullable: false),
                    addresses = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("building_key", x => new { x.municipality, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "building",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    use = table.Column<string>(type: "text", nullable: false),
                    dwellings = table.Column<int>(type: "integer", nullable: false),
                    addresses = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("building_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    rows_accepted = table.Column<int>(type: "integer", nullable: false),
                    rows_rejected = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("delivery_key", x => new { x.municipality, x.source, x.file, x.fingerprint });
                    table.CheckConstraint("read_is_accepted_and_rejected", "rows_read = rows_accepted + rows_rejected");
                });

            migrationBuilder.CreateTable(
                name: "event",
                schema: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("event_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incident",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    occurred_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    occurred_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    in_public_place = table.Column<bool>(type: "boolean", nullable: true),
                    cost_kronor = table.Column<decimal>(type: "numeric", nullable: true),
                    masked_text = table.Column<string>(type: "text", nullable: true),
                    duplicate_of = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("incident_key", x => new { x.municipality, x.source, x.reference });
                    table.CheckConstraint("occurred_in_order", "occurred_to >= occurred_from");
                });

            migrationBuilder.CreateTable(
                name: "incident",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    occurred_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    occurred_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<Point>(type: "geometry(Point, 3006)", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    in_public_place = table.Column<bool>(type: "boolean", nullable: true),
                    cost_kronor = table.Column<decimal>(type: "numeric", nullable: true),
                    masked_text = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("incident_key", x => new { x.municipality, x.source, x.file, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "incident_kind",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    public_place_only = table.Column<bool>(type: "boolean", nullable: false),
                    never_mapped = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("incident_kind_key", x => new { x.municipality, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "incident_report",
                schema: "work",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("incident_report_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "indicator_value",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    per_hundred_thousand = table.Column<decimal>(type: "numeric", nullable: true),
                    preliminary = table.Column<bool>(type: "boolean", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("indicator_value_key", x => new { x.municipality, x.source, x.indicator, x.period });
                });

            migrationBuilder.CreateTable(
                name: "indicator_value",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    per_hundred_thousand = table.Column<decimal>(type: "numeric", nullable: true),
                    preliminary = table.Column<bool>(type: "boolean", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("indicator_value_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "inhabited_land",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("inhabited_land_key", x => new { x.municipality, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "inhabited_land",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("inhabited_land_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "issue",
                schema: "staging",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: false),
                    rejected = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("issue_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "map_feature",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    layer = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    shape = table.Column<Geometry>(type: "geometry(Geometry, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("map_feature_key", x => new { x.municipality, x.layer, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "map_feature",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    layer = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    shape = table.Column<Geometry>(type: "geometry(Geometry, 3006)", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("map_feature_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "measure",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    focus_area = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("measure_key", x => new { x.municipality, x.id });
                });

            migrationBuilder.CreateTable(
                name: "municipality",
                schema: "core",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    fictional = table.Column<bool>(type: "boolean", nullable: false),
                    county = table.Column<string>(type: "text", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    public_area_kind = table.Column<string>(type: "text", nullable: false),
                    public_area_edition = table.Column<string>(type: "text", nullable: false),
                    cell_size_metres = table.Column<int>(type: "integer", nullable: false),
                    analysis_from = table.Column<DateOnly>(type: "date", nullable: true),
                    analysis_to = table.Column<DateOnly>(type: "date", nullable: true),
                    smallest_count = table.Column<int>(type: "integer", nullable: false),
                    smallest_places = table.Column<int>(type: "integer", nullable: false),
                    largest_place_share = table.Column<decimal>(type: "numeric", nullable: false),
                    smallest_reporters = table.Column<int>(type: "integer", nullable: false),
                    smallest_residents = table.Column<int>(type: "integer", nullable: false),
                    smallest_addresses = table.Column<int>(type: "integer", nullable: false),
                    smallest_period = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("municipality_key", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "population",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    residents = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("population_key", x => new { x.municipality, x.kind, x.edition, x.code, x.year });
                });

            migrationBuilder.CreateTable(
                name: "population",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    residents = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("population_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "promise",
                schema: "work",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("promise_key", x => new { x.municipality, x.id });
                });

            migrationBuilder.CreateTable(
                name: "release",
                schema: "published",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "release_approval",
                schema: "work",
                columns: table => new
                {
                    candidate_id = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_approval_key", x => x.candidate_id);
                });

            migrationBuilder.CreateTable(
                name: "release_candidate",
                schema: "analysis",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    created_on = table.Column<DateOnly>(type: "date", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    snapshot = table.Column<string>(type: "jsonb", nullable: false),
                    outlines = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("release_candidate_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reported_offence",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    offence_code = table.Column<string>(type: "text", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    committed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    area_kind = table.Column<string>(type: "text", nullable: false),
                    area_edition = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("reported_offence_key", x => new { x.municipality, x.source, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "reported_offence",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    offence_code = table.Column<string>(type: "text", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    committed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    area_kind = table.Column<string>(type: "text", nullable: false),
                    area_edition = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("reported_offence_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "reporter",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("reporter_key", x => new { x.municipality, x.source, x.name });
                });

            migrationBuilder.CreateTable(
                name: "reporting_week",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    iso_year = table.Column<int>(type: "integer", nullable: false),
                    iso_week = table.Column<int>(type: "integer", nullable: false),
                    had_incidents = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("reporting_week_key", x => new { x.municipality, x.source, x.reporter, x.iso_year, x.iso_week });
                });

            migrationBuilder.CreateTable(
                name: "reporting_week",
                schema: "staging",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reporter = table.Column<string>(type: "text", nullable: false),
                    iso_year = table.Column<int>(type: "integer", nullable: false),
                    iso_week = table.Column<int>(type: "integer", nullable: false),
                    had_incidents = table.Column<bool>(type: "boolean", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("reporting_week_key", x => new { x.municipality, x.source, x.file, x.line });
                });

            migrationBuilder.CreateTable(
                name: "run",
                schema: "analysis",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    parameters = table.Column<string>(type: "jsonb", nullable: false),
                    input_fingerprint = table.Column<string>(type: "text", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    code_version = table.Column<string>(type: "text", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("run_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    publisher = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("source_key", x => new { x.municipality, x.id });
                });

            migrationBuilder.CreateTable(
                name: "theme",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("theme_key", x => new { x.municipality, x.id });
                });

            migrationBuilder.CreateTable(
                name: "area",
                schema: "published",
                columns: table => new
                {
                    release = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    residents = table.Column<int>(type: "integer", nullable: true),
                    residents_year = table.Column<int>(type: "integer", nullable: true),
                    drawn_as = table.Column<string>(type: "text", nullable: true),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("area_key", x => new { x.release, x.kind, x.edition, x.code });
                    table.ForeignKey(
                        name: "area_release_reference",
                        column: x => x.release,
                        principalSchema: "published",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "count",
                schema: "published",
                columns: table => new
                {
                    release = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    area_kind = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: true),
                    per_thousand = table.Column<decimal>(type: "numeric", nullable: true),
                    per_thousand_lower = table.Column<decimal>(type: "numeric", nullable: true),
                    per_thousand_upper = table.Column<decimal>(type: "numeric", nullable: true),
                    mark = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("count_key", x => new { x.release, x.theme, x.area_kind, x.edition, x.area, x.period });
                    table.ForeignKey(
                        name: "count_release_reference",
                        column: x => x.release,
                        principalSchema: "published",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "document",
                schema: "published",
                columns: table => new
                {
                    release = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("document_key", x => new { x.release, x.name });
                    table.ForeignKey(
                        name: "document_release_reference",
                        column: x => x.release,
                        principalSchema: "published",
                        principalTable: "release",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "area_count",
                schema: "analysis",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    area_kind = table.Column<string>(type: "text", nullable: false),
                    area_edition = table.Column<string>(type: "text", nullable: false),
                    area_code = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    place_events = table.Column<int>(type: "integer", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    largest_place_share = table.Column<decimal>(type: "numeric", nullable: false),
                    reporters = table.Column<int>(type: "integer", nullable: true),
                    completely_reported = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("area_count_key", x => new { x.run_id, x.theme, x.area_kind, x.area_edition, x.area_code, x.period });
                    table.ForeignKey(
                        name: "area_count_run_reference",
                        column: x => x.run_id,
                        principalSchema: "analysis",
                        principalTable: "run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspot",
                schema: "analysis",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    cells = table.Column<int>(type: "integer", nullable: false),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    place_events = table.Column<int>(type: "integer", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<double>(type: "double precision", nullable: false),
                    smallest_q_bh = table.Column<double>(type: "double precision", nullable: false),
                    touches = table.Column<string>(type: "text", nullable: false),
                    outline = table.Column<MultiPolygon>(type: "geometry(MultiPolygon, 3006)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("hotspot_key", x => new { x.run_id, x.theme, x.period, x.number });
                    table.ForeignKey(
                        name: "hotspot_run_reference",
                        column: x => x.run_id,
                        principalSchema: "analysis",
                        principalTable: "run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspot_cell",
                schema: "analysis",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    column = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    municipality = table.Column<string>(type: "text", nullable: false),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    place_events = table.Column<int>(type: "integer", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    residents = table.Column<double>(type: "double precision", nullable: false),
                    local_sum = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<double>(type: "double precision", nullable: false),
                    gi_star_z = table.Column<double>(type: "double precision", nullable: true),
                    p_upper = table.Column<double>(type: "double precision", nullable: true),
                    q_bh = table.Column<double>(type: "double precision", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("hotspot_cell_key", x => new { x.run_id, x.theme, x.period, x.column, x.row });
                    table.ForeignKey(
                        name: "hotspot_cell_run_reference",
                        column: x => x.run_id,
                        principalSchema: "analysis",
                        principalTable: "run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "theme_kind",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("theme_kind_key", x => new { x.municipality, x.theme, x.kind });
                    table.ForeignKey(
                        name: "theme_kind_theme_reference",
                        columns: x => new { x.municipality, x.theme },
                        principalSchema: "core",
                        principalTable: "theme",
                        principalColumns: new[] { "municipality", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "theme_offence_code",
                schema: "core",
                columns: table => new
                {
                    municipality = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    offence_code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("theme_offence_code_key", x => new { x.municipality, x.theme, x.offence_code });
                    table.ForeignKey(
                        name: "theme_offence_code_theme_reference",
                        columns: x => new { x.municipality, x.theme },
                        principalSchema: "core",
                        principalTable: "theme",
                        principalColumns: new[] { "municipality", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "area_outline_index",
                schema: "core",
                table: "area",
                column: "outline")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "area_outline_index",
                schema: "published",
                table: "area",
                column: "outline")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "building_location_index",
                schema: "core",
                table: "building",
                column: "location")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "event_municipality_at_index",
                schema: "audit",
                table: "event",
                columns: new[] { "municipality", "at" });

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

            migrationBuilder.CreateIndex(
                name: "inhabited_land_outline_index",
                schema: "core",
                table: "inhabited_land",
                column: "outline")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "issue_municipality_source_file_index",
                schema: "staging",
                table: "issue",
                columns: new[] { "municipality", "source", "file" });

            migrationBuilder.CreateIndex(
                name: "map_feature_shape_index",
                schema: "core",
                table: "map_feature",
                column: "shape")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "run_municipality_method_id_index",
                schema: "analysis",
                table: "run",
                columns: new[] { "municipality", "method", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area",
                schema: "core");

            migrationBuilder.DropTable(
                name: "area",
                schema: "published");

            migrationBuilder.DropTable(
                name: "area",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "area_count",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "area_crosswalk",
                schema: "core");

            migrationBuilder.DropTable(
                name: "building",
                schema: "core");

            migrationBuilder.DropTable(
                name: "building",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "count",
                schema: "published");

            migrationBuilder.DropTable(
                name: "delivery",
                schema: "core");

            migrationBuilder.DropTable(
                name: "document",
                schema: "published");

            migrationBuilder.DropTable(
                name: "event",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "hotspot",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "hotspot_cell",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "incident",
                schema: "core");

            migrationBuilder.DropTable(
                name: "incident",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "incident_kind",
                schema: "core");

            migrationBuilder.DropTable(
                name: "incident_report",
                schema: "work");

            migrationBuilder.DropTable(
                name: "indicator_value",
                schema: "core");

            migrationBuilder.DropTable(
                name: "indicator_value",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "inhabited_land",
                schema: "core");

            migrationBuilder.DropTable(
                name: "inhabited_land",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "issue",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "map_feature",
                schema: "core");

            migrationBuilder.DropTable(
                name: "map_feature",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "measure",
                schema: "work");

            migrationBuilder.DropTable(
                name: "municipality",
                schema: "core");

            migrationBuilder.DropTable(
                name: "population",
                schema: "core");

            migrationBuilder.DropTable(
                name: "population",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "promise",
                schema: "work");

            migrationBuilder.DropTable(
                name: "release_approval",
                schema: "work");

            migrationBuilder.DropTable(
                name: "release_candidate",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "reported_offence",
                schema: "core");

            migrationBuilder.DropTable(
                name: "reported_offence",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "reporter",
                schema: "core");

            migrationBuilder.DropTable(
                name: "reporting_week",
                schema: "core");

            migrationBuilder.DropTable(
                name: "reporting_week",
                schema: "staging");

            migrationBuilder.DropTable(
                name: "source",
                schema: "core");

            migrationBuilder.DropTable(
                name: "theme_kind",
                schema: "core");

            migrationBuilder.DropTable(
                name: "theme_offence_code",
                schema: "core");

            migrationBuilder.DropTable(
                name: "release",
                schema: "published");

            migrationBuilder.DropTable(
                name: "run",
                schema: "analysis");

            migrationBuilder.DropTable(
                name: "theme",
                schema: "core");
        }
    }
}
