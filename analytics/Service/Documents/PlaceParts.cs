using System.Globalization;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Service.Documents;

/// <summary>Where a theme lies, how gathered it is, and when in the week it happens.</summary>
internal static class PlaceParts
{
    private const int FewestShown = 5;

    private const string CellWords = "En ruta prövas tillsammans med sina grannar, men antalen i tabellen är koncentrationens egna rutors: är de inte fler än väntat ligger händelserna i rutorna intill.";

    private const string QWords = "q säger hur lätt slumpen ger så mycket, med hänsyn till att många prövas: högst 0,050 räknas som fler än väntat.";

    /// <summary>Areas with more than their residents explain, for one period.</summary>
    public static IEnumerable<DocumentBlock> HotAreas(DocumentData data, Theme theme, string document)
    {
        var areas = Tested(data, theme).Where(one => !NamedPlaces.IsPlace(one.Result.Subject)).ToList();
        if (areas.Count == 0)
        {
            yield break;
        }

        var hot = areas.Where(one => one.Document.Verdict == HotspotVerdict.Hot).ToList();
        var few = areas.Count(one => one.Document.Verdict == HotspotVerdict.TooFew);
        var basis = data.Basis(AreaAnalysis.Method, SharedParts.OwnReports + $", mot {ThemeGrounds.WordsOf(theme.Denominator)}", areas[0].Result.Period);
        if (hot.Count == 0)
        {
            yield return DocumentBlock.Text($"Inget område har fler än invånarna förklarar. {Words.Count(few, "område har", "områden har")} {Words.TooFew}.", basis);
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-omraden-{theme.Id}", $"{theme.Name}: områden med fler platshändelser än invånarna förklarar",
                ["Område", "#Plats\u00adhändelser", "#Väntat", "#Platser", "#Per 1\u00a0000 inv. och\u00a0år", "#95 % intervall", "#q", "Mot grannarna", "Utveckling"],
                hot.OrderBy(one => one.Result.Subject, StringComparer.Ordinal).Select(one => new[]
                {
                    data.AreaName(one.Result.Subject), Words.Number(one.Document.PlaceEvents), Words.Number(one.Document.Expected, 1), Words.Number(one.Document.Places),
                    Words.Number(one.Document.RatePer1000, 1), Words.Interval(one.Document.Lower, one.Document.Upper, 1), Words.Probability(one.Document.QBh),
                    one.Document.Outlier is { } outlier ? AreaAnalysis.Words(outlier) : "ingen säker skillnad", Words.Emerging(one.Document.Emerging),
                }),
                $"Områdena står i kodordning. Av {Words.Count(areas.Count, "prövat område", "prövade områden")} har {few.Swedish()} {Words.TooFew}.",
                "Exakt binomialtest mot invånarna, ensidigt, rättat för alla områden av samma slag (Benjamini-Hochberg). " + QWords + " Där många vistas men få bor blir talet per invånare högt. Mot grannarna: lokal Morans I på utjämnade tal, 9 999 omkastningar, rättat likaså."),
            basis);
    }

    /// <summary>The named places with more around them than what is at risk there explains.</summary>
    public static IEnumerable<DocumentBlock> HotPlaces(DocumentData data, Theme theme, string document)
    {
        var places = Tested(data, theme).Where(one => NamedPlaces.IsPlace(one.Result.Subject)).ToList();
        var hot = places.Where(one => one.Document.Verdict == HotspotVerdict.Hot).ToList();
        if (hot.Count == 0)
        {
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                $"{document}-platser-{theme.Id}", $"{theme.Name}: namngivna platser med fler platshändelser än väntat",
                ["Plats", "#Plats\u00adhändelser", "#Väntat", "#Olika ställen", "#q"],
                hot.OrderBy(one => one.Result.Subject, StringComparer.Ordinal).Select(one => new[]
                {
                    data.AreaName(one.Result.Subject), Words.Number(one.Document.PlaceEvents), Words.Number(one.Document.Expected, 1), Words.Number(one.Document.Places), Words.Probability(one.Document.QBh),
                }),
                $"Platserna står i bokstavsordning. Av {Words.Count(places.Count, "prövad plats", "prövade platser")} har {places.Count(one => one.Document.Verdict == HotspotVerdict.TooFew).Swedish()} {Words.TooFew}.",
                $"Händelser inom {NamedPlaces.RadiusMetres.Svg()} meter från platsens mitt, exakt binomialtest, rättat för alla platser. {QWords} Platser nära varandra delar händelser."),
            data.Basis(AreaAnalysis.Method, SharedParts.OwnReports + $", mot {ThemeGrounds.WordsOf(theme.Denominator)}", hot[0].Result.Period));
    }

    private static IEnumerable<(AnalysisResult Result, AreaDocument Document)> Tested(DocumentData data, Theme theme) =>
        data.Of<AreaDocument>(AreaAnalysis.Method).Where(one => one.Result.Theme == theme.Id && one.Result.Period.Contains('/', StringComparison.Ordinal));

    /// <summary>The concentrations of a theme on the grid over the whole time.</summary>
    public static IEnumerable<DocumentBlock> Concentrations(DocumentData data, Theme theme, string document)
    {
        var all = data.Hotspots.Where(hotspot => hotspot.Theme == theme.Id && hotspot.Period.Contains('/', StringComparison.Ordinal)).ToList();
        var hotspots = all.Where(hotspot => hotspot.PlaceEvents >= FewestShown).ToList();
        if (hotspots.Count == 0)
        {
            yield break;
        }

        var settings = data.Of<SensitivityDocument>(SensitivityAnalysis.Method).Where(one => one.Result.Theme == theme.Id && one.Result.Period == hotspots[0].Period)
            .ToDictionary(one => one.Result.Subject, one => one.Document);
        var id = $"{document}-koncentrationer-{theme.Id}";
        yield return new ConcentrationMapBlock(
            MapOf(data, hotspots),
            DocumentTable.Of(
                id, $"{theme.Name}: koncentrationer av händelser",
                ["Koncentration", "Rör", "#Plats\u00adhändelser", "#Väntat", "#Platser", "#Minsta q", "Inställningar"],
                hotspots.Select(hotspot => new[]
                {
                    $"Nummer {hotspot.Number.Svg()}", Touches(data, hotspot.Touches), Words.Number(hotspot.PlaceEvents), Words.Number(hotspot.Expected, 1), Words.Number(hotspot.Places), Words.Probability(hotspot.SmallestQBh),
                    Found(hotspot) is { } found ? $"koncentrerat i {found.Hot.Svg()} av {found.Settings.Length.Svg()}" : "ej prövat",
                }),
                "Numren går från söder till norr och är namn, ingen rangordning. Den som finns kvar i få inställningar hänger på hur kartan har ritats.",
                $"{CellWords} {QWords} Inställningarna är tre rutstorlekar, tre grannskap och tre tider.{(all.Count == hotspots.Count ? "" : $" {Words.Count(all.Count - hotspots.Count, "koncentration med färre än fem platshändelser i sina egna rutor är utelämnad", "koncentrationer med färre än fem platshändelser i sina egna rutor är utelämnade")}.")}"),
            data.Basis(HotspotAnalysis.Method, SharedParts.OwnReports + $", rutor mot {ThemeGrounds.WordsOf(theme.Denominator)}", hotspots[0].Period))
        {
            CsvAddress = id + ".csv",
            Rows = [.. hotspots.Select(hotspot => new ConcentrationRow
            {
                Number = hotspot.Number,
                Touches = hotspot.Touches,
                PlaceEvents = hotspot.PlaceEvents,
                Expected = Math.Round((decimal)hotspot.Expected, 2),
                Places = hotspot.Places,
                SmallestQBh = Math.Round((decimal)hotspot.SmallestQBh, 6),
                HotSettings = Found(hotspot)?.Hot,
                Settings = Found(hotspot)?.Settings.Length,
            })],
        };

        SensitivityDocument? Found(Database.Hotspot hotspot) => settings.GetValueOrDefault(SensitivityAnalysis.Subject(hotspot.Number));
    }

    private static DrawnMap MapOf(DocumentData data, List<Database.Hotspot> hotspots)
    {
        var frame = DrawnMap.FrameOf(hotspots.Select(hotspot => hotspot.Outline), marginMetres: 0);
        frame.ExpandBy(500 + 0.03 * Math.Max(frame.Width, frame.Height));
        return DrawnMap.Of(
            frame,
            data.MapGround.Select(one => (one.Layer, one.Shape, (string?)null)).Concat(hotspots.Select(hotspot => ("hotspot", (Geometry)hotspot.Outline, (string?)null))),
            // Inside the largest part, so that the number never stands on ground of another.
            hotspots.Select(hotspot => (hotspot.Number, hotspot.Outline.Geometries.MaxBy(part => part.Area)!)));
    }

    /// <summary>How gathered, when in the week, and whether it comes again near by, with the runs that say so.</summary>
    public static IEnumerable<DocumentBlock> Pattern(DocumentData data, string theme)
    {
        var sentences = PatternSentences(data, theme).ToList();
        if (sentences.Count > 0)
        {
            var runs = ((string[])[ConcentrationAnalysis.Method, RepeatAnalysis.Method, ClusterAnalysis.Method]).Where(method => data.Results[method].Any(result => result.Theme == theme)).ToList();
            yield return DocumentBlock.List(sentences, $"Källa: {SharedParts.OwnReports}. {string.Join(' ', runs.Select(method => data.Made(method, data.Results[method].First(result => result.Theme == theme).Period)))}");
        }
    }

    private static IEnumerable<string> PatternSentences(DocumentData data, string theme)
    {
        foreach (var (_, document) in data.Of<ConcentrationDocument>(ConcentrationAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.Incidents > 0))
        {
            yield return $"Hälften av {Words.Number(document.Incidents)} händelser ligger på {Words.Number(document.PlacesWithHalf)} av {Words.Number(document.Places)} platser.";
            yield return $"{Hours(document)} Klockslaget är känt på timmen för {Words.Number(document.HoursKnown)} av händelserna; de andra är fördelade över den tid då de kan ha hänt.";
        }

        foreach (var (_, document) in data.Of<RepeatDocument>(RepeatAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.Bands.Length > 0))
        {
            var band = document.Bands[0];
            yield return $"Inom {Words.Number(band.ToMetres)} meter och {Words.Number(band.ToDays)} dygn finns {Words.Number(band.Observed)} par av händelser mot väntade {Words.Number(band.Expected, 1)} (Knox, p {Words.Probability(band.PUpper)}). {(band.PUpper <= 0.05 ? "Det som har hänt händer alltså oftare igen nära och snart." : "Det går inte att säga att händelser upprepas.")}";
        }

        foreach (var (_, document) in data.Of<ClusterDocument>(ClusterAnalysis.Method).Where(one => one.Result.Theme == theme && one.Document.P <= 0.05))
        {
            yield return $"Sedan {Words.Day(document.From)} pågår en ansamling som slumpen inte förklarar: {Words.Number(document.PlaceEvents)} platshändelser mot väntade {Words.Number(document.Expected, 1)}, {Where(data, document)} (p {Words.Probability(document.P)}).";
        }
    }

    // By the names that people use; by coordinates where none is near.
    private static string Where(DocumentData data, ClusterDocument cluster)
    {
        var middle = new Point(cluster.Easting, cluster.Northing);
        var around = cluster.RadiusMetres > 0 ? middle.Buffer(cluster.RadiusMetres) : (Geometry)middle;
        var near = data.Places.Near(around, most: 3);
        var about = near.Count > 0 ? $"vid {Words.And(near)}" : string.Create(CultureInfo.InvariantCulture, $"kring nord {cluster.Northing:0}, öst {cluster.Easting:0} (SWEREF 99 TM)");
        return cluster.RadiusMetres > 0 ? $"{about}, inom {Words.Number(cluster.RadiusMetres)} meter" : about;
    }

    /// <summary>Which hours of the week hold most.</summary>
    internal static string Hours(ConcentrationDocument document)
    {
        string[] days = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
        string[] parts = ["natt, klockan 0–6", "förmiddag, klockan 6–12", "eftermiddag, klockan 12–18", "kväll, klockan 18–24"];
        var total = document.HourOfWeek.Sum();
        var top = Enumerable.Range(0, 28).Select(i => (Day: i / 4, Part: i % 4, Sum: document.HourOfWeek.Skip(i * 6).Take(6).Sum())).OrderByDescending(part => part.Sum).ThenBy(part => part.Day).First();
        return total <= 0
            ? "När i veckan det händer är inte känt."
            : $"Flest händer {days[top.Day]} {parts[top.Part]}: {Words.Number(100 * top.Sum / total, 1)} procent av allt. Vore veckan jämn skulle det vara {Words.Number(100.0 / 28, 1)} procent.";
    }

    private static string Touches(DocumentData data, string touches) =>
        touches.Length == 0 ? "–" : string.Join(", ", touches.Split(' ').Select(data.AreaName));
}
