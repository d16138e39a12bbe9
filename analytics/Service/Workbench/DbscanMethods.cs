using System.Globalization;

namespace Geo.Service.Workbench;

/// <summary><c>dbscan</c> and <c>st-dbscan</c>: clusters of points.</summary>
internal static class DbscanMethods
{
    private static readonly StatOption[] Shared =
    [
        StatOptions.Id with { Description = "Kolumnen med punktens namn; annars radens nummer från 1", Required = false },
        StatOptions.X,
        StatOptions.Y,
        new("eps", "Avstånd i meter inom vilket punkter är grannar (högst)", Required: true, Sample: "200"),
        new("min-points", "Så många grannar, punkten själv inräknad, gör den till kärna", Required: true, Sample: "5"),
    ];

    public static StatMethod Dbscan { get; } = new(
        "dbscan",
        "Vilka punkter ligger tätt i samma klump? Ester m.fl. (1996).",
        Shared,
        call => Run(call, inTime: false));

    public static StatMethod StDbscan { get; } = new(
        "st-dbscan",
        "Vilka händelser ligger tätt både i rum och i tid? Birant och Kut (2007).",
        [
            .. Shared,
            StatOptions.Time,
            new("eps-days", "Dygn inom vilka händelser är grannar (högst)", Required: true, Sample: "14"),
        ],
        call => Run(call, inTime: true));

    private static void Run(StatCall call, bool inTime)
    {
        var table = call.ReadTable();
        var ids = call.Has("id")
            ? table.Ids(call.Column("id"))
            : [.. Enumerable.Range(1, table.Count).Select(row => row.ToString(CultureInfo.InvariantCulture))];
        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        call.RequireMetres(x, y);
        var eps = call.Number("eps", above: 0);
        var minPoints = call.Integer("min-points", atLeast: 1);
        var days = inTime ? table.Days(call.Column("time")) : [];
        var epsDays = inTime ? call.Number("eps-days", atLeast: 0) : 0;
        var (labels, cores) = call.Compute(computing => inTime
            ? Geo.Statistics.Patterns.Dbscan.InSpaceAndTime(x, y, days, eps, epsDays, minPoints, computing)
            : Geo.Statistics.Patterns.Dbscan.InSpace(x, y, eps, minPoints, computing));
        call.Count("points", x.Length);
        call.Count("clusters", labels.DefaultIfEmpty(-1).Max() + 1);
        call.Count("noise", labels.Count(label => label < 0));
        call.Write(["id", "label", "core"], ids.Select((id, row) => (object?[])[id, labels[row], cores[row] ? 1 : 0]));
    }
}
