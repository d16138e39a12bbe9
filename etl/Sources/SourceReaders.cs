using Geo.Database;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>A way to understand rows: what it calls the columns, and what it makes of one row.</summary>
/// <param name="Required">What the mapping must name a column for.</param>
/// <param name="Optional">What it may name a column for.</param>
/// <param name="Read">The staged rows of the next row of the file. None, and an issue, where it cannot be understood.</param>
internal sealed record SourceReader(string[] Required, string[] Optional, Func<Reading, Func<SourceRow, IEnumerable<StagedRow>>> Read)
{
    /// <summary>Raised when the same file would be read otherwise: its deliveries are then loaded again.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Columns whose text may not stand in an issue, masked or not.</summary>
    public string[] FreeText { get; init; } = [];

    /// <summary>True where the mapping's words lead to kinds of incident.</summary>
    public bool WordsAreKinds { get; init; }

    /// <summary>True where a file of the whole country may hold nothing of the municipality: that is then no broken file.</summary>
    public bool MayHaveNoneOfOurs { get; init; }

    /// <summary>Keys of the mapping that the reader cannot do without, beside columns.</summary>
    public (string Key, Func<Mapping, bool> Given)[] Needs { get; init; } = [];

    /// <exception cref="UsageException">The mapping does not suit the reader.</exception>
    public void Check(Mapping mapping, string path)
    {
        var missing = Required.Except(mapping.Columns.Keys).ToList();
        var unknown = mapping.Columns.Keys.Except(Required).Except(Optional).ToList();
        if (missing.Count + unknown.Count > 0)
        {
            throw new UsageException(
                $"{path}: columns stämmer inte med läsaren {mapping.Reader}."
                + (missing.Count > 0 ? $" Saknas: {string.Join(", ", missing)}." : "")
                + (unknown.Count > 0 ? $" Okända: {string.Join(", ", unknown)}. Möjliga är {string.Join(", ", Required.Concat(Optional))}." : ""));
        }

        if (Needs.FirstOrDefault(need => !need.Given(mapping)) is { Key: not null } need)
        {
            throw new UsageException($"{path}: läsaren {mapping.Reader} behöver nyckeln {need.Key}. Lägg till den.");
        }
    }
}

/// <summary>The readers that a mapping can name.</summary>
internal static class SourceReaders
{
    private static readonly (string Key, Func<Mapping, bool> Given) Edition = ("edition", m => m.Edition is not null);

    private static readonly (string Key, Func<Mapping, bool> Given) Words = ("words", m => m.Words.Count > 0);

    private static readonly Dictionary<string, SourceReader> All = new()
    {
        ["damage-register"] = new(
            ["reference", "lastSeenWhole", "discovered", "type"],
            ["object", "address", "description", "cost", "easting", "northing", "place", "reporter"], IncidentRows.Of(DamageRegister.Tell))
        {
            FreeText = ["description"],
            WordsAreKinds = true,
            Needs = [("words", m => m.Words.Count > 0)],
        },
        ["est-reports"] = new(
            ["reference", "reporter", "year", "week", "date", "category"],
            ["from", "to", "place", "address", "easting", "northing", "description"], EstReports.Read)
        {
            FreeText = ["description"],
            WordsAreKinds = true,
            Needs =
            [
                ("words", m => m.Words.Count > 0), ("reporters", m => m.Reporters.Count > 0),
                ("delivery: incremental, när deskReports är true", m => !m.DeskReports || m.Delivery == DeliveryMode.Incremental),
            ],
        },
        ["fault-reports"] = new(
            ["reference", "reported", "category"],
            ["subgroup", "observed", "description", "address", "place", "easting", "northing"], IncidentRows.Of(FaultReports.Tell))
        { FreeText = ["description"], WordsAreKinds = true, Needs = [Words] },
        ["insurance-claims"] = new(
            ["reference", "occurredOn", "cause"],
            ["object", "description", "address", "place", "easting", "northing", "paid", "excess"], IncidentRows.Of(InsuranceClaims.Tell))
        { FreeText = ["description"], WordsAreKinds = true, Needs = [Words] },
        ["guard-reports"] = new(
            ["reference", "time", "event"],
            ["until", "description", "place", "address", "easting", "northing", "reporter"], IncidentRows.Of(GuardReports.Tell))
        { FreeText = ["description"], WordsAreKinds = true, Needs = [Words] },
        ["rescue-service"] = new(
            ["reference", "alarm", "type"],
            ["deliberate", "object", "description", "address", "place", "easting", "northing"], IncidentRows.Of(RescueService.Tell))
        { FreeText = ["description"], WordsAreKinds = true, Needs = [Words] },
        ["safety-walks"] = new(
            ["reference", "walkedOn", "shortcoming"],
            ["description", "responsible", "doneOn", "place", "address", "easting", "northing"], IncidentRows.Of(SafetyWalks.Tell))
        { FreeText = ["description", "responsible"], WordsAreKinds = true, Needs = [Words] },
        ["context-points"] = new(
            ["reference"], ["name", "class", "status", "openUntil", "address", "place", "easting", "northing"], ContextPoints.Read)
        { Needs = [("layer (små bokstäver, till exempel street-light)", m => m.Layer is { Length: > 0 } layer && layer.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))] },
        ["places"] = new(["name"], ["easting", "northing", "precision", "aliases"], Places.Read),
        ["areas"] = new(["code"], ["name", "parent", "municipality"], Areas.Read) { Needs = [Edition] },
        ["population"] = new(["area", "residents", "year"], [], PopulationTable.Read) { Needs = [Edition] },
        ["inhabited-land"] = new([], ["reference"], Land.ReadInhabited),
        ["buildings"] = new(["reference", "use"], ["dwellings", "addresses"], Buildings.Read),
        ["map-features"] = new([], ["reference", "name", "class"], Land.ReadMapFeatures) { Needs = [("layer", m => m.Layer is "water" or "road")] },
        ["reported-offences"] = new(
            ["reference", "offenceCode", "registeredOn", "committedOn", "area"], ["municipality", "count"], ReportedOffences.Read)
        { Needs = [Edition] },
        ["indicators"] = new(
            ["municipality", "period", "key", "value"], ["perHundredThousand", "preliminary", "status", "deleted"], Indicators.Read)
        {
            Version = 3,
            Needs = [("titles", m => m.Titles.Count > 0), ("unit", m => m.Unit is not null || m.Titles.Keys.All(m.Units.ContainsKey))],
        },
        ["totals"] = new(["focusArea", "indicator", "period", "unit", "value", "source"], ["registryNumber"], Totals.Read)
        {
            Needs = [("titles", m => m.Titles.Count > 0), ("words", m => m.Words.Count > 0)],
        },
        ["surveys"] = new(["key", "period", "share"], ["municipality", "group", "respondents", "margin", "lower", "upper"], Surveys.Read)
        {
            Needs =
            [
                ("instrument", m => m.Instrument is not null), ("titles", m => m.Titles.Count > 0),
                ("titles för varje fråga under higherIsBetter", m => m.HigherIsBetter.Keys.All(m.Titles.ContainsKey)),
            ],
        },
        ["police-events"] = new(["reference", "published", "name", "type", "location"], ["summary"], PoliceEvents.Read)
        {
            FreeText = ["name", "summary"],
            MayHaveNoneOfOurs = true,
        },
        ["plans"] = new(
            ["code", "status"],
            ["name", "municipality", "adoptedOn", "inForceOn", "implementationUntil", "implementationFrom", "implementationMonths", "purpose", "registryNumber", "document", "provisions"],
            Plans.Read)
        {
            FreeText = ["purpose"],
            Needs =
            [
                Edition, ("areaKind: plan", m => m.AreaKind == AreaKind.Plan),
                ($"words, där varje statusord leder till något av {string.Join(", ", Plans.Statuses)}", Plans.WordsAreStatuses),
            ],
        },
    };

    /// <summary>All there are.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <exception cref="UsageException">There is no such reader.</exception>
    public static SourceReader Get(string name, string mapping) => All.TryGetValue(name, out var reader)
        ? reader
        : throw new UsageException($"{mapping}: läsaren {name} finns inte. De som finns är {string.Join(", ", All.Keys)}.");
}
