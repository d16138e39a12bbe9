using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>The counts of the newest run of <see cref="CountAnalysis"/>, for the analyses that go on from them.</summary>
internal static class AreaCounts
{
    /// <summary>Those of themes that count incidents, in some periods; what has no area is left out.</summary>
    public static async Task<List<AreaCount>> ReadAsync(GeoDb db, Municipality municipality, IReadOnlyCollection<string> periods, CancellationToken cancel)
    {
        var run = await RunLog.FindLatestAsync(db, municipality.Code, CountAnalysis.Method, cancel);
        return run is null
            ? []
            : await db.AreaCounts.AsNoTracking()
                .Where(count => count.RunId == run.Id && count.Kind == "" && periods.Contains(count.Period) && count.AreaCode != "")
                .Where(count => db.ThemeKinds.Any(kind => kind.Municipality == municipality.Code && kind.Theme == count.Theme))
                .OrderBy(count => count.Theme).ThenBy(count => count.AreaKind).ThenBy(count => count.AreaCode).ThenBy(count => count.Period)
                .ToListAsync(cancel);
    }

    /// <summary>Such as <c>deso:9901A0010</c>.</summary>
    public static string Subject(AreaKind kind, string code) => $"{Word.Of(kind)}:{code}";
}
