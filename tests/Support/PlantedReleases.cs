using Geo.Database;
using Geo.Etl.Settings;
using Geo.Service.Analyses;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Support;

/// <summary>A municipality of six areas in a database of its own, with counts put there by hand: releases are built of them by the
/// programs, in seconds. The theme <c>hate</c> is never mapped.</summary>
internal sealed class PlantedReleases : IAsyncDisposable
{
    public const string Code = "9901";
    public const string Slug = "exempelstad";

    private static readonly string[] Areas = ["A", "B", "C", "D", "E", "F"];
    private readonly Dictionary<(string Theme, string Area, string Period), int> _counts = [];
    private readonly string _root = Directory.CreateTempSubdirectory("geo-planted-").FullName;
    private readonly Dictionary<(string Theme, string Year), AreaCount> _years = [];
    private TestDatabase _database = null!;
    private int _runs;

    private PlantedReleases()
    {
    }

    public string Data => _root;

    /// <summary>The folder of releases.</summary>
    public string Releases => Path.Combine(_root, Slug, "release");

    /// <summary>The folder of the release that is public now.</summary>
    public string Current => Path.Combine(Releases, "current");

    public TestDatabase Database => _database;

    /// <summary>A store with settings and areas, and no counts.</summary>
    /// <param name="anotherPersonApproves">As <c>release.anotherPersonApproves</c>.</param>
    public static async Task<PlantedReleases> CreateAsync(bool anotherPersonApproves = false)
    {
        var planted = new PlantedReleases { _database = await PostGis.CloneAsync() };
        Directory.CreateDirectory(Path.Combine(planted._root, Slug));
        await using var etl = GeoDb.Open(planted._database.LoginOf(GeoRole.Etl));
        etl.Municipalities.Add(Municipality(anotherPersonApproves));
        etl.ReleaseRules.AddRange(Enum.GetValues<Audience>().Select(audience => RuleSet.Default(Code, audience)));
        etl.ReleaseRules.AddRange(Enum.GetValues<Audience>().Select(audience => RuleSet.Default(Code, audience) with { Theme = "hate", Geography = "municipality", SmallestPeriod = "year" }));
        etl.Themes.AddRange(Theme("damage", 1), Theme("violence", 2), new() { Municipality = Code, Id = "hate", Name = "hate", Description = "Planterat.", NeverMapped = true, Position = 3 });
        etl.Areas.AddRange(Areas.Select((area, i) => new Area
        {
            Municipality = Code,
            Kind = AreaKind.Deso,
            Edition = "2025",
            Code = area,
            Name = "Område " + area,
            Outline = Square(i),
        }));
        etl.Populations.AddRange(Areas.Select(area => new Population { Municipality = Code, Kind = AreaKind.Deso, Edition = "2025", Code = area, Year = 2025, Residents = 2_000 }));
        await etl.SaveChangesAsync();
        return planted;
    }

    /// <summary>Puts a count of an area and a quarter in place of what was there.</summary>
    public PlantedReleases With(string theme, string area, string period, int count)
    {
        _counts[(theme, area, period)] = count;
        return this;
    }

    /// <summary>Puts a year of the theme that is never mapped in place of what was there.</summary>
    public PlantedReleases WithYear(string year, int count, int? places = null, decimal share = 0.2m, int reporters = 3)
    {
        _years[("hate", year)] = Count(0, "hate", AreaKind.Municipality, Code, year, count, places ?? count, share, reporters);
        return this;
    }

    /// <summary>The count of an area and a quarter.</summary>
    public int CountOf(string theme, string area, string period) => _counts[(theme, area, period)];

    /// <summary>Fills every area and quarter of a theme with counts that may be shown.</summary>
    public PlantedReleases Full(string theme, params string[] quarters)
    {
        foreach (var (area, a) in Areas.Select((area, a) => (area, a)))
        {
            foreach (var (quarter, q) in quarters.Select((quarter, q) => (quarter, q)))
            {
                With(theme, area, quarter, 20 + 3 * a + 2 * q);
            }
        }

        return this;
    }

    /// <summary>Writes the counts as a new run of the analysis.</summary>
    public async Task<PlantedReleases> AnalysedAsync()
    {
        await using var db = GeoDb.Open(_database.LoginOf(GeoRole.Analytics));
        var run = new AnalysisRun
        {
            Municipality = Code,
            Method = CountAnalysis.Method,
            Parameters = "{}",
            InputFingerprint = await RunLog.FingerprintAsync(db, Code, CancellationToken.None),
            Seed = 0,
            CodeVersion = $"prov {++_runs}",
            FinishedAt = DateTime.UtcNow,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        var quarters = _counts.Keys.Select(key => key.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var theme in _counts.GroupBy(count => count.Key.Theme))
        {
            foreach (var area in theme.GroupBy(count => count.Key.Area).Append<IEnumerable<KeyValuePair<(string Theme, string Area, string Period), int>>>(theme))
            {
                var code = ReferenceEquals(area, theme) ? Code : area.First().Key.Area;
                var kind = code == Code ? AreaKind.Municipality : AreaKind.Deso;
                db.AreaCounts.AddRange(quarters.Select(quarter => Count(run.Id, theme.Key, kind, code, quarter, area.Where(count => count.Key.Period == quarter).Sum(count => count.Value))));
                db.AreaCounts.AddRange(quarters.GroupBy(quarter => quarter[..4]).Where(year => year.Count() == 4)
                    .Select(year => Count(run.Id, theme.Key, kind, code, year.Key, area.Where(count => count.Key.Period.StartsWith(year.Key, StringComparison.Ordinal)).Sum(count => count.Value))));
            }
        }

        db.AreaCounts.AddRange(_years.Values.Select(year => Count(run.Id, year.Theme, year.AreaKind, year.AreaCode, year.Period, year.Incidents, year.Places, year.LargestPlaceShare, year.Reporters!.Value)));
        await db.SaveChangesAsync();
        return this;
    }

    /// <summary>Runs a verb of <c>analytics release</c> as a program of its own.</summary>
    public Task<ProgramRun> ReleaseAsync(string verb, params string[] arguments) =>
        ProgramRun.RunAsync("Geo.Service", _database.Environment(), ["release", verb, Slug, .. arguments]);

    /// <summary>Builds, approves and publishes; returns the release's id.</summary>
    public async Task<string> PublishAsync()
    {
        (await ReleaseAsync("build")).Succeeded();
        (await ReleaseAsync("approve", "--role", "säkerhetssamordnare", "--reason", "Prov")).Succeeded();
        (await ReleaseAsync("publish", "--data", Data)).Succeeded();
        return Path.GetFileName(Directory.ResolveLinkTarget(Current, returnFinalTarget: true)!.FullName);
    }

    /// <summary>One value of the store, asked as its owner.</summary>
    public async Task<string?> ScalarAsync(FormattableString sql)
    {
        await using var db = GeoDb.Open(_database.Owner);
        return await db.Database.SqlQuery<string?>(sql).SingleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private static AreaCount Count(long run, string theme, AreaKind kind, string code, string period, int count) =>
        Count(run, theme, kind, code, period, count, count, count > 0 ? Math.Round(1m / count, 3) : 0, reporters: 3);

    private static AreaCount Count(long run, string theme, AreaKind kind, string code, string period, int count, int places, decimal share, int reporters) => new()
    {
        RunId = run,
        Municipality = Code,
        Theme = theme,
        AreaKind = kind,
        AreaEdition = "2025",
        AreaCode = code,
        Period = period,
        Incidents = count,
        PlaceEvents = count,
        Places = places,
        LargestPlaceShare = share,
        Reporters = reporters,
        CompletelyReported = true,
    };

    private static Theme Theme(string id, int position) =>
        new() { Municipality = Code, Id = id, Name = id, Description = "Planterat.", Position = position };

    // Two rows of three squares of a kilometre in the open sea, side by side.
    private static MultiPolygon Square(int i)
    {
        var (east, north) = (700_000 + 1_000 * (i % 3), 6_400_000 + 1_000 * (i / 3));
        return Sweref99Tm.Factory.CreateMultiPolygon(
        [
            Sweref99Tm.Factory.CreatePolygon(
                [new(east, north), new(east + 1_000, north), new(east + 1_000, north + 1_000), new(east, north + 1_000), new(east, north)]),
        ]);
    }

    private static Municipality Municipality(bool anotherPersonApproves) => new()
    {
        Code = Code,
        Name = "Exempelstads kommun",
        ShortName = "Exempelstad",
        Slug = Slug,
        Fictional = true,
        County = "Exempellän",
        CountyCode = "99",
        PublicAreaKind = AreaKind.Deso,
        PublicAreaEdition = "2025",
        CellSizeMetres = 250,
        SmallestCount = 5,
        SmallestPlaces = 3,
        LargestPlaceShare = 0.8m,
        SmallestReporters = 2,
        SmallestResidents = 700,
        SmallestAddresses = 8,
        SmallestPeriod = "quarter",
        AnotherPersonApproves = anotherPersonApproves,
        OpenDataAddress = "https://trygg.exempelstad.example/oppna-data/",
        PublisherAddress = "https://exempelstad.example/",
        OpenDataContact = "Exempelstads kommun",
        OpenDataEmail = "sakerhet@exempelstad.example",
    };
}
