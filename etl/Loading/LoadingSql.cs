using System.Collections.Immutable;
using System.Text.Json;
using Geo.Etl.Settings;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>Runs the statements of this folder: the municipality's settings, then staging → core. Each can be run twice.</summary>
internal sealed class LoadingSql(NpgsqlConnection connection, MunicipalityFolder folder)
{
    /// <summary>Settings first, for the rest refers to them; duplicates last, for they are found among all.</summary>
    private static readonly ImmutableArray<string> Settings =
        ["municipality", "incident_kind", "theme", "theme_kind", "theme_offence_code", "source", "reporter", "area_crosswalk"];

    private static readonly ImmutableArray<string> Tables =
        ["area", "population", "inhabited_land", "building", "map_feature", "reported_offence", "indicator_value", "survey_share", "police_event", "context_point",
            "detailed_plan", "place", "reporting_week", "incident", "duplicate"];

    public async Task<int> RunSettingsAsync(CancellationToken cancel) => await RunAsync(Settings, cancel);

    public async Task<int> RunTablesAsync(CancellationToken cancel) => await RunAsync(Tables, cancel);

    /// <returns>How many rows were written or taken away.</returns>
    private async Task<int> RunAsync(ImmutableArray<string> names, CancellationToken cancel)
    {
        var settings = SettingsDocument();
        var rows = 0;
        foreach (var name in names)
        {
            await using var command = new NpgsqlCommand(Text(name), connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("municipality", folder.Municipality.Code);
            command.Parameters.AddWithValue("settings", NpgsqlTypes.NpgsqlDbType.Jsonb, settings);
            rows += Math.Max(0, await command.ExecuteNonQueryAsync(cancel));
        }

        return rows;
    }

    public static string Text(string name)
    {
        using var stream = typeof(LoadingSql).Assembly.GetManifestResourceStream($"Geo.Etl.Loading.{name}.sql")
            ?? throw new ArgumentException($"There is no Loading/{name}.sql.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string SettingsDocument()
    {
        var file = folder.Municipality;
        return JsonSerializer.Serialize(
            new
            {
                Municipality = new
                {
                    file.Code,
                    file.Name,
                    file.ShortName,
                    file.Slug,
                    file.Fictional,
                    file.County,
                    file.CountyCode,
                    PublicAreaKind = Database.Word.Of(file.PublicAreas.Kind),
                    PublicAreaEdition = file.PublicAreas.Edition,
                    file.CellSizeMetres,
                    AnalysisFrom = file.AnalysisPeriod?.From,
                    AnalysisTo = file.AnalysisPeriod?.To,
                    file.Release.SmallestCount,
                    file.Release.SmallestPlaces,
                    file.Release.LargestPlaceShare,
                    file.Release.SmallestReporters,
                    file.Release.SmallestResidents,
                    file.Release.SmallestAddresses,
                    file.Release.SmallestPeriod,
                },
                IncidentKinds = folder.IncidentKinds,
                Themes = file.Themes.Select((theme, i) => new { theme.Id, theme.Name, Description = theme.Description.Trim(), Position = i + 1, theme.Kinds, theme.OffenceCodes }),
                Sources = folder.Mappings.Select((mapping, i) => new { mapping.Id, mapping.Title, mapping.Publisher, mapping.Terms, mapping.Note, mapping.Publishable, Position = i + 1, mapping.Reporters }),
                Crosswalks = folder.Crosswalks.Select(c => new { Kind = Database.Word.Of(c.Kind), c.FromEdition, c.FromCode, c.ToEdition, c.ToCode }),
            },
            JsonSettings);
    }

    private static readonly JsonSerializerOptions JsonSettings = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
