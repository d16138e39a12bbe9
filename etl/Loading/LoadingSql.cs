using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Geo.Database;
using Geo.Etl.Settings;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>Runs the statements of this folder: the municipality's settings, then staging → core. Each can be run twice.</summary>
internal sealed class LoadingSql(NpgsqlConnection connection, MunicipalityFolder folder)
{
    private readonly string _settings = SettingsDocument(folder);
    private bool _moved;
    private IReadOnlyList<Telling> _tellings = [];

    /// <summary>Above so many rows of sources that core has nothing of, its indexes are built afterwards.</summary>
    private const long ManyRows = 50_000;

    /// <summary>Settings first, for the rest refers to them; duplicates last, for they are found among all.</summary>
    private static readonly ImmutableArray<string> Settings =
        ["release_rule", "incident_kind", "theme", "theme_kind", "theme_offence_code", "source", "reporter", "area_crosswalk"];

    private static readonly ImmutableArray<string> Tables =
        ["area", "population", "inhabited_land", "building", "map_feature", "reported_offence", "indicator_value", "comparison_value", "survey_share", "police_event",
            "context_point", "detailed_plan", "place", "reporting_week"];

    /// <summary>The statements in the order in which they ran.</summary>
    public List<LoadStage> Stages { get; } = [];

    /// <summary>The municipality's settings.</summary>
    /// <returns>How many rows were written or taken away.</returns>
    public async Task<int> RunSettingsAsync(CancellationToken cancel)
    {
        _moved = await RunAsync("municipality", [], [], cancel) > 0;
        var rows = _moved ? 1 : 0;
        foreach (var name in Settings)
        {
            rows += await RunAsync(name, [], [], cancel);
        }

        return rows;
    }

    /// <summary>All of staging that has changed.</summary>
    /// <param name="sources">The sources of which something was read or taken away.</param>
    /// <param name="unchanged">The others.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>How many rows were written or taken away.</returns>
    public async Task<int> RunTablesAsync(string[] sources, string[] unchanged, CancellationToken cancel)
    {
        var rows = 0;
        foreach (var name in Tables)
        {
            var written = await RunAsync(name, sources, unchanged, cancel);
            _moved |= written > 0 && name == "area";
            rows += written;
        }

        if (sources.Length == 0 && !_moved)
        {
            return rows;
        }

        await RunAsync("incident_home", sources, _moved ? unchanged : [], cancel);
        _tellings = await TellingsAsync(sources, cancel);
        rows += await RunIncidentsAsync(sources, unchanged, cancel);
        rows += await RunAsync("incident_gone", sources, unchanged, cancel);
        if (_moved && unchanged.Length > 0)
        {
            rows += await RunAsync("incident_moved", sources, unchanged, cancel);
        }

        await RunAsync("statistics", sources, unchanged, cancel);
        return rows + await RunAsync("duplicate", sources, unchanged, cancel);
    }

    // A large first load is twice as fast into a table without indexes, which are built afterwards.
    private async Task<int> RunIncidentsAsync(string[] sources, string[] unchanged, CancellationToken cancel)
    {
        var rowsToCome = _tellings.Sum(telling => telling.Rows);
        var fresh = _tellings.All(telling => !telling.Known && telling.Stored < rowsToCome) && rowsToCome > ManyRows;
        if (fresh)
        {
            await RunAsync("incident_bare", sources, unchanged, cancel);
        }

        var rows = 0;
        foreach (var versions in _tellings.Select(telling => telling.Versions).Distinct())
        {
            rows += await RunAsync(fresh ? [versions, "incident"] : [versions, "incident", "incident_corrected"], sources, unchanged, cancel);
        }

        if (fresh)
        {
            await RunAsync("incident_keyed", sources, unchanged, cancel);
        }

        return rows;
    }

    private async Task<List<Telling>> TellingsAsync(string[] sources, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Text("incident_tellings"), connection);
        command.Parameters.AddWithValue("municipality", folder.Municipality.Code);
        command.Parameters.AddWithValue("sources", sources);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var tellings = new List<Telling>();
        while (await row.ReadAsync(cancel))
        {
            tellings.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3), row.GetInt64(4)));
        }

        return tellings;
    }

    /// <returns>How many rows were written or taken away.</returns>
    private Task<int> RunAsync(string name, string[] sources, string[] unchanged, CancellationToken cancel) =>
        RunAsync([name], sources, unchanged, cancel);

    // A statement may stand in several files, after each other.
    private async Task<int> RunAsync(string[] names, string[] sources, string[] unchanged, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await using var command = new NpgsqlCommand(string.Concat(names.Select(Text)), connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("municipality", folder.Municipality.Code);
        command.Parameters.AddWithValue("settings", NpgsqlTypes.NpgsqlDbType.Jsonb, _settings);
        command.Parameters.AddWithValue("sources", sources);
        command.Parameters.AddWithValue("unchanged", unchanged);
        command.Parameters.AddWithValue("told_once", _tellings.Where(telling => telling.Files == 1).Select(telling => telling.Source).ToArray());
        command.Parameters.AddWithValue("told_again", _tellings.Where(telling => telling.Files > 1).Select(telling => telling.Source).ToArray());
        command.Parameters.AddWithValue("known", sources.Except(_tellings.Select(telling => telling.Source)).Any() || _tellings.Any(telling => telling.Known));
        var rows = Math.Max(0, await command.ExecuteNonQueryAsync(cancel));
        Stages.Add(new(string.Join(" + ", names), Math.Round(clock.Elapsed.TotalSeconds, 3)));
        return rows;
    }

    public static string Text(string name) => SqlFile.Read(typeof(LoadingSql), $"Loading/{name}");

    private static string SettingsDocument(MunicipalityFolder folder)
    {
        var file = folder.Municipality;
        var rule = folder.Rules.Single(rule => rule is { Audience: Audience.Public, Theme: "" });
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
                    rule.SmallestCount,
                    rule.SmallestPlaces,
                    rule.LargestPlaceShare,
                    rule.SmallestReporters,
                    rule.SmallestResidents,
                    rule.SmallestAddresses,
                    rule.SmallestPeriod,
                    file.Release.AnotherPersonApproves,
                    file.Release.ApproverRole,
                    OpenDataAddress = file.OpenData.Address?.AbsoluteUri,
                    PublisherAddress = file.OpenData.Publisher?.AbsoluteUri,
                    PlaceAddress = file.OpenData.Place?.AbsoluteUri,
                    OpenDataContact = file.OpenData.Contact,
                    OpenDataEmail = file.OpenData.Email,
                    MapBackgrounds = file.MapBackgrounds is [] ? null : file.MapBackgrounds.Select(map => new { map.Title, Kind = Database.Word.Of(map.Kind), Address = map.Address.OriginalString, map.Layer, map.Format, map.Attribution, map.MatrixSet }),
                },
                Rules = folder.Rules.Select(rule => new
                {
                    Audience = Database.Word.Of(rule.Audience),
                    rule.Theme,
                    rule.Geography,
                    rule.SmallestPeriod,
                    rule.SmallestCount,
                    rule.SmallestPlaces,
                    rule.LargestPlaceShare,
                    rule.SmallestReporters,
                    rule.SmallestResidents,
                    rule.SmallestAddresses,
                    rule.RoundingBase,
                    rule.ZeroOnlyWhereComplete,
                    rule.SmallestBandwidthMetres,
                    rule.SmallestCellMetres,
                    rule.Points,
                    rule.HiddenLayers,
                }),
                IncidentKinds = folder.IncidentKinds,
                Themes = file.Themes.Select((theme, i) => new { theme.Id, theme.Name, Description = theme.Description.Trim(), Denominator = Database.Word.Of(theme.Denominator), NeverMapped = folder.IsNeverMapped(theme), Position = i + 1, theme.Kinds, theme.OffenceCodes }),
                Sources = folder.Mappings.Select((mapping, i) => new { mapping.Id, mapping.Title, mapping.Publisher, mapping.Terms, mapping.Note, mapping.Publishable, Full = mapping.Delivery == DeliveryMode.Full, Position = i + 1, mapping.Reporters, ReportWords = mapping.DeskReports ? mapping.Words : null }),
                Crosswalks = folder.Crosswalks.Select(c => new { Kind = Database.Word.Of(c.Kind), c.FromEdition, c.FromCode, c.ToEdition, c.ToCode }),
            },
            JsonSettings);
    }

    private static readonly JsonSerializerOptions JsonSettings = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Telling(string Source, long Files, long Rows, bool Known, long Stored)
    {
        public string Versions => Files == 1 ? "incident_told_once" : "incident_told_again";
    }
}
