using Geo.Database;
using Geo.Etl.Formats;

namespace Geo.Etl.Settings;

/// <summary>A row of <c>data/lookups/incident-kinds.csv</c>.</summary>
/// <param name="NeverCounted">Whether no theme may count it, since it is no event, stays inside, or is never taken in.</param>
internal sealed record IncidentKindRow(string Kind, string Name, bool PublicPlaceOnly, bool NeverMapped, bool NeverCounted);

/// <summary>A row of a file such as <c>areas/deso-2018-2025.csv</c>.</summary>
internal sealed record CrosswalkRow(AreaKind Kind, string FromEdition, string FromCode, string ToEdition, string ToCode);

/// <summary>The code lists that all municipalities share, and one municipality's crosswalks between editions.</summary>
internal static class Lookups
{
    public static IReadOnlyList<IncidentKindRow> IncidentKinds(string path) =>
        [.. Rows(path, "kind", "theme", "name", "public_place_only", "never_mapped", "never_counted", "description").Select(row =>
            new IncidentKindRow(row["kind"], row["name"], Flag(path, row["public_place_only"]), Flag(path, row["never_mapped"]), Flag(path, row["never_counted"])))];

    public static IReadOnlySet<string> OffenceCodes(string path) =>
        Rows(path, "code", "name", "theme").Select(row => row["code"]).ToHashSet();

    /// <summary>Every crosswalk in the folder; none where there is no folder.</summary>
    public static IReadOnlyList<CrosswalkRow> Crosswalks(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. from path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)
               let kind = KindOf(path)
               from row in Rows(path, "from_edition", "from_code", "to_edition", "to_code", "source")
               select new CrosswalkRow(kind, row["from_edition"], row["from_code"], row["to_edition"], row["to_code"]),
        ];
    }

    private static AreaKind KindOf(string path) =>
        Enum.TryParse<AreaKind>(Path.GetFileName(path).Split('-')[0], ignoreCase: true, out var kind)
            ? kind
            : throw new UsageException($"{path}: filens namn ska börja med områdets slag, till exempel deso-2018-2025.csv.");

    private static bool Flag(string path, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw new UsageException($"{path}: {value} ska vara true eller false."),
    };

    private static IEnumerable<Dictionary<string, string>> Rows(string path, params string[] columns)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"Filen {path} saknas. Hämta tillbaka den från projektet.");
        }

        var table = Csv.Open(path, new() { Delimiter = ",", Encoding = "utf-8" });
        HeaderCheck.Demand(Path.GetFileName(path), table.Header, columns, []);
        return table.Rows.Select(row => table.Header.Select((name, i) => (name, (string?)row.Cells[i] ?? "")).ToDictionary());
    }
}
