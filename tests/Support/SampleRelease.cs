using Geo.Components.Release;

namespace Geo.Tests.Support;

/// <summary>Small releases that hold every case a page must stand: one like the invented municipality, one like the real
/// one.</summary>
internal static class SampleRelease
{
    private static readonly string[] Quarters = ["2024K3", "2024K4", "2025K1", "2025K2", "2025K3", "2025K4", "2026K1", "2026K2", "2026K3"];

    /// <summary>Invented: three themes by quarter, six named areas, promises, measures, reports; approved.</summary>
    public static ReleaseSnapshot Fictional() => new()
    {
        Description = Description("9901", "Exempelstad", fictional: true) with
        {
            Status = ReleaseStatus.Approved,
            RegistryNumber = "KS 2026/101",
            Approval = new("säkerhetssamordnare", "Prövad mot reglerna.", new(2026, 11, 20)),
        },
        Areas = [.. SampleAreas.Named()],
        Themes =
        [
            Theme("damage", "Skadegörelse", "Skador på kommunens egendom. Klotter ingår.", CountKind.Incident),
            Theme("violence-public", "Våld i offentlig miljö", "Bråk och våld på allmänna platser. Inomhus i hem ingår inte.", CountKind.Incident),
            Theme("disorder", "Ordningsstörning", "Skrik, buskörning och störande samlingar.", CountKind.Incident),
        ],
        Counts = [.. Quarters.SelectMany((quarter, q) => QuarterCounts(quarter, q))],
        YearlyCounts = [Yearly("2024", null), Yearly("2025", 23)],
        Reporting = [.. Quarters.Select((quarter, q) => new PublishedReporting
        {
            Period = quarter, Reporters = 12, ExpectedWeeks = 156, ReportedWeeks = 120 + 3 * q, NothingToReportWeeks = 20 + q,
        })],
        Indicators = [.. Indicator(2015, 2025)],
        Comparisons =
        [
            new() { Indicator = "bra-skadegorelse", Period = "2025", Place = "9902", PlaceName = "Grannstads kommun", Kind = ComparedPlace.Similar, Value = 911, Source = "bra" },
        ],
        Sources = [Source("est", "Veckorapporter enligt EST"), Source("bra", "Anmälda brott")],
        Promises = [SamplePromises.Running(), SamplePromises.Ended("2024-1", 2024, 2024)],
        Measures =
        [
            new()
            {
                Id = "m1", Title = "Ny belysning vid hamnen", FocusArea = "external-7", Finding = "Flest skador anmäls sena kvällar vid mörka stråk.",
                Owner = "Samhällsbyggnad", State = ActivityState.Ongoing, Areas = "9901C1010 9901C1020", From = new(2026, 3, 1), NextFollowUpOn = new(2027, 1, 31),
            },
        ],
        Map = [.. SampleAreas.Map(withOutline: 6)],
        Rules = [Rule("damage"), Rule("violence-public"), Rule("disorder")],
        Events =
        [
            new() { Number = 1, Kind = ReleaseEventKind.Withdrawal, On = new(2026, 9, 2), Release = "9901-2026-08-30-1", Role = "säkerhetssamordnare", Reason = "En källa var inläst två gånger." },
            new()
            {
                Number = 2, Kind = ReleaseEventKind.Correction, On = new(2026, 11, 12), Release = "9901-2026-09-03-1", Theme = "damage", Period = "2026K1",
                Role = "säkerhetssamordnare", Reason = "Sju anmälningar hade kommit två gånger.", RegistryNumber = "KS 2026/97",
            },
        ],
        Corrections =
        [
            Correction("9901C1010", 51, 44),
            Correction("9901C1020", 12, null),
        ],
    };

    /// <summary>Like the real one: one theme for one long period, areas known by code, some without an outline, one drawn as
    /// two, offences without an area, promises that have all ended; a trial.</summary>
    public static ReleaseSnapshot Real()
    {
        var areas = SampleAreas.Coded().ToList();
        return new()
        {
            Description = Description("0480", "Nyköping", fictional: false) with
            {
                AreaEdition = "2018",
                PeriodFrom = new(1996, 1, 1),
                PeriodTo = new(2025, 12, 31),
                Remarks = ["Polisens siffror per område gäller hela tiden januari 2018–mars 2024 och går inte att dela upp."],
            },
            Areas = [.. areas],
            Themes = [Theme("reported-damage", "Skadegörelse, anmäld", "Anmälda skadegörelsebrott.", CountKind.ReportedOffence)],
            Counts =
            [
                .. areas.Where(area => area.Kind == AreaKind.Deso).Select((area, i) => i == 2
                    ? Count("reported-damage", AreaKind.Deso, area.Code, "2018-01/2024-03", null, FigureMark.Withheld, "2018")
                    : Rated(Count("reported-damage", AreaKind.Deso, area.Code, "2018-01/2024-03", 40 + 31 * i, FigureMark.Published, "2018"), 1800)),
                Rated(Count("reported-damage", AreaKind.Municipality, "0480", "2018-01/2024-03", 3120, FigureMark.Published, "2018"), 57000),
                Count("reported-damage", AreaKind.Unknown, "0480", "2018-01/2024-03", 47, FigureMark.Published, "2018"),
            ],
            Reporting = [],
            Indicators = [.. Indicator(1996, 2025)],
            Sources = [Source("polisen-deso", "Anmälda brott per DeSO"), Source("bra", "Anmälda brott")],
            Promises = [SamplePromises.Ended("2017-1", 2017, 2017), SamplePromises.Ended("2023-1", 2023, 2024)],
            Measures = [],
            Map = [.. SampleAreas.Map(withOutline: 4, code: i => areas[i].Code)],
            Rules = [Rule("reported-damage") with { SmallestPeriod = RulePeriod.WholePeriod }],
            Events = [],
            Corrections = [],
        };
    }

    private static IEnumerable<PublishedCount> QuarterCounts(string quarter, int q)
    {
        (string Theme, int Level)[] themes = [("damage", 14), ("violence-public", 6), ("disorder", 22)];
        foreach (var (theme, level) in themes)
        {
            foreach (var (area, a) in SampleAreas.Named().Where(area => area.Kind == AreaKind.Deso).Select((area, a) => (area, a)))
            {
                var count = level + 3 * ((q + a) % 4) + (a == 0 ? 30 : 0) - (q == 8 && a == 0 ? 20 : 0);
                yield return (a, (q + a) % 5, theme) switch
                {
                    (3, _, "violence-public") => Count(theme, AreaKind.Deso, area.Code, quarter, null, FigureMark.Withheld),
                    (_, 3, "violence-public") or (1, 2, _) => Count(theme, AreaKind.Deso, area.Code, quarter, null, FigureMark.Withheld),
                    (4, _, "damage") when q < 2 => Count(theme, AreaKind.Deso, area.Code, quarter, null, FigureMark.Missing),
                    (5, _, "violence-public") => Rated(Count(theme, AreaKind.Deso, area.Code, quarter, 0, FigureMark.Published), area.Residents!.Value),
                    _ => Rated(Count(theme, AreaKind.Deso, area.Code, quarter, count, FigureMark.Published), area.Residents!.Value),
                };
            }

            yield return Rated(Count(theme, AreaKind.Municipality, "9901", quarter, level * 7 + 9 * (q % 4), FigureMark.Published), 11_400);
            yield return Count(theme, AreaKind.Unknown, "9901", quarter, 5 + q % 3, FigureMark.Published);
        }
    }

    private static PublishedCount Count(
        string theme, AreaKind kind, string area, string period, int? count, FigureMark mark, string edition = "2025") => new()
        {
            Theme = theme,
            AreaKind = kind,
            Edition = edition,
            Area = area,
            Period = period,
            Count = count,
            Mark = mark,
        };

    // A stand-in for the exact interval: near enough to draw.
    private static PublishedCount Rated(PublishedCount count, int residents)
    {
        decimal PerThousand(double number) => decimal.Round((decimal)(number * 1000 / residents), 4);
        var (number, spread) = (count.Count!.Value, 1.96 * Math.Sqrt(count.Count.Value + 1));
        return count with
        {
            PerThousand = PerThousand(number),
            PerThousandLower = PerThousand(Math.Max(0, number - spread)),
            PerThousandUpper = PerThousand(number + spread + 1),
        };
    }

    private static IEnumerable<PublishedIndicatorValue> Indicator(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(year => new PublishedIndicatorValue
        {
            Indicator = "bra-skadegorelse",
            Title = "Anmälda skadegörelsebrott",
            Period = $"{year}",
            Value = 800 + year * 37 % 400,
            Unit = "anmälda brott",
            PerHundredThousand = 1400 + year * 37 % 700,
            Preliminary = year == last,
            Source = "bra",
        });

    private static PublishedTheme Theme(string id, string name, string description, CountKind kind) => new()
    {
        Id = id,
        Name = name,
        Description = description,
        Kind = kind,
        Sources = kind == CountKind.Incident ? "est" : "polisen-deso",
    };

    private static PublishedYearlyCount Yearly(string year, int? count) => new()
    {
        Theme = "hate",
        Name = "Hatbrott och extremism",
        Description = "Sådant som kan vara hatbrott eller våldsbejakande extremism.",
        Kind = CountKind.Incident,
        Includes = "hate",
        Period = year,
        Count = count,
        Mark = count is null ? FigureMark.Withheld : FigureMark.Published,
        Sources = "est",
    };

    private static PublishedSource Source(string id, string title) => new()
    {
        Id = id,
        Title = title,
        Publisher = id == "est" ? "Kommunen" : "Polisen och Brå",
        Terms = "CC0",
        DeliveredOn = new(2026, 10, 5),
        RowsRead = 1204,
        RowsAccepted = 1198,
        RejectedPercent = 1,
    };

    private static PublishedRule Rule(string theme) => new()
    {
        Theme = theme,
        Geography = RuleGeography.Areas,
        SmallestPeriod = RulePeriod.Quarter,
        SmallestCount = 5,
        SmallestPlaces = 3,
        LargestPlaceShare = 0.8m,
        SmallestReporters = 2,
        SmallestResidents = 700,
        SmallestAddresses = 8,
        RoundingBase = 1,
        ZeroOnlyWhereComplete = true,
        SmallestBandwidthMetres = 500,
    };

    private static PublishedCorrection Correction(string area, int? before, int? after) => new()
    {
        Event = 2,
        Theme = "damage",
        AreaKind = AreaKind.Deso,
        Edition = "2025",
        Area = area,
        Period = "2026K1",
        OldMark = before is null ? FigureMark.Withheld : FigureMark.Published,
        OldCount = before,
        NewMark = after is null ? FigureMark.Withheld : FigureMark.Published,
        NewCount = after,
    };

    private static ReleaseDescription Description(string municipality, string name, bool fictional) => new()
    {
        SchemaVersion = ReleaseDescription.CurrentSchemaVersion,
        Id = $"{municipality}-2026-11-23-1",
        Municipality = municipality,
        MunicipalityName = name,
        Fictional = fictional,
        Status = ReleaseStatus.Trial,
        CreatedOn = new(2026, 11, 23),
        PeriodFrom = new(2024, 7, 1),
        PeriodTo = new(2026, 9, 30),
        Rules = new()
        {
            SmallestCount = 5,
            SmallestPlaces = 3,
            LargestPlaceShare = 0.8m,
            SmallestReporters = 2,
            SmallestResidents = 700,
            SmallestAddresses = 8,
            SmallestPeriod = "kvartal",
        },
        AreaEdition = "2025",
        Remarks = ["Två rapportörer började rapportera först 2025. Tidigare siffror är därför lägre."],
        Runs = [new("published-counts", "sha256:0", "k=5", 0, "1.0.0")],
    };
}
