using System.Globalization;

namespace Geo.Tests.Etl.Fetching;

/// <summary>Short invented answers in the publishers' shapes.</summary>
internal static class Answers
{
    public const string Kolada = """
        {"count": 2, "next_url": null, "previous_url": null, "values": [
          {"kpi": "N00001", "municipality": "9901", "period": 2024, "values": [{"gender": "T", "count": 1, "status": "", "value": 12.5, "isdeleted": false}]},
          {"kpi": "N00001", "municipality": "9901", "period": 2025, "values": [{"gender": "T", "count": 1, "status": "Missing", "value": null, "isdeleted": false}]}
        ]}
        """;

    public const string Table = """
        {"version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB", "updated": "2026-02-20T07:00:00Z",
         "id": ["Region", "Tid"], "size": [2, 2], "value": [700, 710, 800, null],
         "dimension": {"Region": {"category": {"index": {"9901A0010_DeSO2025": 0, "9901A0020_DeSO2025": 1}}}, "Tid": {"category": {"index": {"2024": 0, "2025": 1}}}}}
        """;

    public const string Config = """{"apiVersion": "2.2.0", "maxDataCells": 100, "maxCallsPerTimeWindow": 3, "timeWindow": 1}""";

    /// <summary>As many events as there are words.</summary>
    public static string Events(params string[] summaries) => "[" + string.Join(",", summaries.Select((summary, i) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"id": {{{i + 1}}}, "datetime": "2026-11-23 9:48:12 +01:00", "name": "23 november 09.10, Brand, Exempelstad", "summary": "{{{summary}}}", "url": "/aktuellt/1/", "type": "Brand", "location": {"name": "Exempellän", "gps": "58.1,17.1"}}"""))) + "]";

    /// <summary>A page with one row and, where it is not null, the address of the next.</summary>
    public static string KoladaPage(int period, string? next) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"count": 1, "next_url": {{(next is null ? "null" : $"\"{next}\"")}}, "values": [{"kpi": "N00001", "municipality": "9901", "period": {{period}}, "values": [{"gender": "T", "count": 1, "status": "", "value": 1}]}]}""");

    /// <summary>An area, as GeoServer tells it at a time of day.</summary>
    public static string Areas(string code, string time, int matched = 1) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "DeSO_2025.fid-{{{time.GetHashCode(StringComparison.Ordinal)}}}", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}, "properties": {"desokod": "{{{code}}}"}}], "totalFeatures": {{{matched}}}, "numberMatched": {{{matched}}}, "numberReturned": 1, "timeStamp": "{{{time}}}"}""");
}
