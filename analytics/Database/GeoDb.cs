using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Geo.Database;

/// <summary>The store. Every program opens it by its own login, and PostgreSQL refuses what that login may
/// not.</summary>
public sealed class GeoDb(DbContextOptions<GeoDb> options) : DbContext(options)
{
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<ReleaseRule> ReleaseRules => Set<ReleaseRule>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<ThemeKind> ThemeKinds => Set<ThemeKind>();

    public DbSet<ThemeOffenceCode> ThemeOffenceCodes => Set<ThemeOffenceCode>();

    public DbSet<IncidentKind> IncidentKinds => Set<IncidentKind>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaCrosswalk> AreaCrosswalks => Set<AreaCrosswalk>();

    public DbSet<Population> Populations => Set<Population>();

    public DbSet<InhabitedLand> InhabitedLands => Set<InhabitedLand>();

    public DbSet<Building> Buildings => Set<Building>();

    public DbSet<MapFeature> MapFeatures => Set<MapFeature>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<ReportedOffence> ReportedOffences => Set<ReportedOffence>();

    public DbSet<IndicatorValue> IndicatorValues => Set<IndicatorValue>();

    public DbSet<ComparisonValue> ComparisonValues => Set<ComparisonValue>();

    public DbSet<SurveyShare> SurveyShares => Set<SurveyShare>();

    public DbSet<PoliceEvent> PoliceEvents => Set<PoliceEvent>();

    public DbSet<ContextPoint> ContextPoints => Set<ContextPoint>();

    public DbSet<DetailedPlan> DetailedPlans => Set<DetailedPlan>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<LoadRecord> LoadRecords => Set<LoadRecord>();

    public DbSet<Reporter> Reporters => Set<Reporter>();

    public DbSet<ReportingWeek> ReportingWeeks => Set<ReportingWeek>();

    public DbSet<StagedIncident> StagedIncidents => Set<StagedIncident>();

    public DbSet<StagedArea> StagedAreas => Set<StagedArea>();

    public DbSet<StagedLand> StagedLands => Set<StagedLand>();

    public DbSet<StagedBuilding> StagedBuildings => Set<StagedBuilding>();

    public DbSet<StagedMapFeature> StagedMapFeatures => Set<StagedMapFeature>();

    public DbSet<StagedPopulation> StagedPopulations => Set<StagedPopulation>();

    public DbSet<StagedReportedOffence> StagedReportedOffences => Set<StagedReportedOffence>();

    public DbSet<StagedIndicatorValue> StagedIndicatorValues => Set<StagedIndicatorValue>();

    public DbSet<StagedComparisonValue> StagedComparisonValues => Set<StagedComparisonValue>();

    public DbSet<StagedReportingWeek> StagedReportingWeeks => Set<StagedReportingWeek>();

    public DbSet<StagedPlace> StagedPlaces => Set<StagedPlace>();

    public DbSet<Issue> Issues => Set<Issue>();

    public DbSet<AnalysisRun> Runs => Set<AnalysisRun>();

    public DbSet<AreaCount> AreaCounts => Set<AreaCount>();

    public DbSet<HotspotCell> HotspotCells => Set<HotspotCell>();

    public DbSet<Hotspot> Hotspots => Set<Hotspot>();

    public DbSet<AnalysisResult> AnalysisResults => Set<AnalysisResult>();

    public DbSet<ThemeEvent> ThemeEvents => Set<ThemeEvent>();

    public DbSet<ReleaseCandidate> ReleaseCandidates => Set<ReleaseCandidate>();

    public DbSet<ReleasePreviewPage> ReleasePreviewPages => Set<ReleasePreviewPage>();

    public DbSet<ReleaseApproval> ReleaseApprovals => Set<ReleaseApproval>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<Measure> Measures => Set<Measure>();

    public DbSet<ChainLink> ChainLinks => Set<ChainLink>();

    public DbSet<PlanCheck> PlanChecks => Set<PlanCheck>();

    public DbSet<PlanComment> PlanComments => Set<PlanComment>();

    public DbSet<IncidentReport> IncidentReports => Set<IncidentReport>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DeskPerson> DeskPeople => Set<DeskPerson>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<ReleaseDecision> ReleaseDecisions => Set<ReleaseDecision>();

    public DbSet<ReleaseEvent> ReleaseEvents => Set<ReleaseEvent>();

    public DbSet<ReleaseFileRecord> ReleaseFileRecords => Set<ReleaseFileRecord>();

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<ReleaseArea> ReleaseAreas => Set<ReleaseArea>();

    public DbSet<ReleaseCount> ReleaseCounts => Set<ReleaseCount>();

    public DbSet<ReleaseDocument> ReleaseDocuments => Set<ReleaseDocument>();

    /// <summary>Opens the store with a connection string, such as that of one role.</summary>
    public static GeoDb Open(string connectionString) =>
        new(new DbContextOptionsBuilder<GeoDb>().UseNpgsql(connectionString, Configure).Options);

    /// <summary>Opens the store on an open connection, which is closed with it.</summary>
    public static GeoDb Open(NpgsqlConnection connection)
    {
        var db = new GeoDb(new DbContextOptionsBuilder<GeoDb>().UseNpgsql(connection, contextOwnsConnection: true, Configure).Options);

        // A context learns of its connection when it is first asked something: one that never was would leave it open.
        _ = db.Database.GetDbConnection();
        return db;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<AreaKind>().HaveConversion<WordConverter<AreaKind>>();
        configurationBuilder.Properties<ComparisonKind>().HaveConversion<WordConverter<ComparisonKind>>();
        configurationBuilder.Properties<Audience>().HaveConversion<WordConverter<Audience>>();
        configurationBuilder.Properties<Denominator>().HaveConversion<WordConverter<Denominator>>();
        configurationBuilder.Properties<ReleaseEventKind>().HaveConversion<WordConverter<ReleaseEventKind>>();
        configurationBuilder.Properties<LocationPrecision>().HaveConversion<WordConverter<LocationPrecision>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("postgis");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GeoDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            NameInSnakeCase(entity);
        }
    }

    private static void Configure(NpgsqlDbContextOptionsBuilder npgsql) => npgsql.UseNetTopologySuite().MigrationsHistoryTable("applied", "migration");

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        var table = entity.GetTableName();
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName($"{table}_key");
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName($"{table}_{string.Join('_', index.Properties.Select(p => p.GetColumnName()))}_index");
        }

        foreach (var reference in entity.GetForeignKeys())
        {
            reference.SetConstraintName($"{table}_{reference.PrincipalEntityType.GetTableName()}_reference");
        }
    }
}
