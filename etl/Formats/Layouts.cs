using Geo.Database;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>How files are laid out: by the mapping's <c>format.layout</c>, else by the file's ending.</summary>
internal static class Layouts
{
    private static readonly Dictionary<string, Func<string, FormatSetting, Table>> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = Csv.Open,
        [".txt"] = Csv.Open,
        [".xlsx"] = Xlsx.Open,
        [".gpkg"] = GeoPackage.Open,
        [".json"] = JsonRows.Open,
        [".shp"] = Shapefile.Open,
        [".geojson"] = GeoJson.Open,
    };

    private static readonly Dictionary<string, Func<string, FormatSetting, Table>> Named = new()
    {
        ["json-rows"] = JsonRows.Open,
        ["geojson"] = GeoJson.Open,
        ["bra-yearly"] = BraYearly.Open,
        ["bra-sol"] = BraSol.Open,
        ["kolada"] = Kolada.Open,
        ["json-stat"] = JsonStat.Open,
        ["ngp-plan"] = NgpPlan.Open,
    };

    /// <exception cref="SourceDriftException">The file is not of the layout, or there is no way to read it.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var table = Guarded(path, 0, () => OpenUnguarded(path, format));
        return table with { Rows = Rows(path, table.Rows) };
    }

    private static IEnumerable<TableRow> Rows(string path, IEnumerable<TableRow> rows)
    {
        var last = 0;
        using var row = Guarded(path, last, rows.GetEnumerator);
        while (Guarded(path, last, row.MoveNext))
        {
            last = row.Current.Line;
            yield return row.Current;
        }
    }

    // The libraries that know a format end a damaged file by whatever exception it led them to: each is the file's fault.
    private static T Guarded<T>(string path, int lastLine, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is not (SourceDriftException or UsageException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new SourceDriftException(
                $"{Path.GetFileName(path)}: filen är skadad eller är inte av det slag som den utger sig för{(lastLine > 0 ? $"; den gick att läsa till och med rad {lastLine}" : "")}. Öppna den i programmet som den kommer ur och spara om den, eller begär den på nytt. Inget har lästs in.",
                damaged);
        }
    }

    private static Table OpenUnguarded(string path, FormatSetting format)
    {
        if (format.Layout is { } name)
        {
            return Named.TryGetValue(name, out var layout)
                ? layout(path, format)
                : throw new SourceDriftException($"layouten {name} finns inte; de som finns är {string.Join(", ", Named.Keys)}. Rätta format.layout i källans mappning.");
        }

        var ending = Path.GetExtension(path);
        return Endings.TryGetValue(ending, out var open)
            ? open(path, format)
            : throw new SourceDriftException($"{Path.GetFileName(path)}: filer som slutar på {ending} kan inte läsas. Begär {string.Join(", ", Endings.Keys.Select(known => known[1..]))}.");
    }
}
