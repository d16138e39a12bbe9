using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>A release in the schema <c>published</c>: written once by analytics, read back by the public's login to make the
/// release folder, so that nothing can stand in a file that the public may not read.</summary>
internal static class PublishedStore
{
    /// <summary>Writes the parts of a release beside its row.</summary>
    public static async Task WriteAsync(GeoDb db, string release, ReleaseSnapshot snapshot, IEnumerable<AreaOutline> outlines, CancellationToken cancel)
    {
        var shapes = outlines.ToDictionary(outline => (Word.Of(outline.Kind), outline.Edition, outline.Code), outline => outline.Shape);
        await db.BulkInsertAsync(
            snapshot.Areas.Select(area => new ReleaseArea
            {
                Release = release,
                Kind = Word.Of(area.Kind),
                Edition = area.Edition,
                Code = area.Code,
                Name = area.Name,
                ParentCode = area.ParentCode,
                Residents = area.Residents,
                ResidentsYear = area.ResidentsYear,
                DrawnAs = area.DrawnAs,
                Outline = shapes.GetValueOrDefault((Word.Of(area.Kind), area.Edition, area.Code)),
            }), cancel);
        await db.BulkInsertAsync(
            snapshot.Counts.Select(count => new ReleaseCount
            {
                Release = release,
                Theme = count.Theme,
                AreaKind = Word.Of(count.AreaKind),
                Edition = count.Edition,
                Area = count.Area,
                Period = count.Period,
                Count = count.Count,
                PerThousand = count.PerThousand,
                PerThousandLower = count.PerThousandLower,
                PerThousandUpper = count.PerThousandUpper,
                Mark = Word.Of(count.Mark),
            }), cancel);
        await db.BulkInsertAsync(
            new[]
            {
                Document(release, ReleaseFiles.Themes, snapshot.Themes),
                Document(release, ReleaseFiles.KindCounts, snapshot.KindCounts),
                Document(release, ReleaseFiles.YearlyCounts, snapshot.YearlyCounts),
                Document(release, ReleaseFiles.Reporting, snapshot.Reporting),
                Document(release, ReleaseFiles.Indicators, snapshot.Indicators),
                Document(release, ReleaseFiles.Comparisons, snapshot.Comparisons),
                Document(release, ReleaseFiles.Sources, snapshot.Sources),
                Document(release, ReleaseFiles.Promises, snapshot.Promises),
                Document(release, ReleaseFiles.Measures, snapshot.Measures),
                Document(release, ReleaseFiles.Surveys, snapshot.Surveys),
                Document(release, ReleaseFiles.FocusAreas, snapshot.FocusAreas),
                Document(release, ReleaseFiles.Agreements, snapshot.Agreements),
                Document(release, ReleaseFiles.Networks, snapshot.Networks),
                Document(release, ReleaseFiles.Reports, snapshot.Reports),
                Document(release, ReleaseFiles.Map, snapshot.Map),
                Document(release, ReleaseFiles.Rules, snapshot.Rules),
                Document(release, ReleaseFiles.Events, snapshot.Events),
                Document(release, ReleaseFiles.Corrections, snapshot.Corrections),
            }, cancel);
    }

    /// <summary>Reads a release whole, with nothing but what <c>published</c> holds.</summary>
    public static async Task<(ReleaseSnapshot Snapshot, string AreaOutlines)> ReadAsync(GeoDb db, string id, CancellationToken cancel)
    {
        var release = await db.Releases.AsNoTracking().SingleAsync(release => release.Id == id, cancel);
        var areas = await db.ReleaseAreas.AsNoTracking().Where(area => area.Release == id).OrderBy(area => area.Kind).ThenBy(area => area.Edition).ThenBy(area => area.Code).ToListAsync(cancel);
        var counts = await db.ReleaseCounts.AsNoTracking().Where(count => count.Release == id)
            .OrderBy(count => count.Theme).ThenBy(count => count.AreaKind).ThenBy(count => count.Edition).ThenBy(count => count.Area).ThenBy(count => count.Period)
            .ToListAsync(cancel);
        var documents = await db.ReleaseDocuments.AsNoTracking().Where(document => document.Release == id).ToDictionaryAsync(document => document.Name, document => document.Content, cancel);
        var snapshot = new ReleaseSnapshot
        {
            Description = JsonSerializer.Deserialize<ReleaseDescription>(release.Description, ReleaseFiles.Json)!,
            Areas = [.. areas.Select(Published)],
            Counts = [.. counts.Select(Published)],
            Themes = Rows<PublishedTheme>(ReleaseFiles.Themes),
            KindCounts = Rows<PublishedKindCount>(ReleaseFiles.KindCounts),
            YearlyCounts = Rows<PublishedYearlyCount>(ReleaseFiles.YearlyCounts),
            Reporting = Rows<PublishedReporting>(ReleaseFiles.Reporting),
            Indicators = Rows<PublishedIndicatorValue>(ReleaseFiles.Indicators),
            Comparisons = Rows<PublishedComparison>(ReleaseFiles.Comparisons),
            Sources = Rows<PublishedSource>(ReleaseFiles.Sources),
            Promises = Rows<CitizenPromise>(ReleaseFiles.Promises),
            Measures = Rows<PublishedMeasure>(ReleaseFiles.Measures),
            Surveys = Rows<PublishedSurveyShare>(ReleaseFiles.Surveys),
            FocusAreas = Rows<PublishedFocusArea>(ReleaseFiles.FocusAreas),
            Agreements = Rows<PublishedAgreement>(ReleaseFiles.Agreements),
            Networks = Rows<PublishedNetwork>(ReleaseFiles.Networks),
            Reports = Rows<PublishedReport>(ReleaseFiles.Reports),
            Map = Rows<MapShape>(ReleaseFiles.Map),
            Rules = Rows<PublishedRule>(ReleaseFiles.Rules),
            Events = Rows<PublishedReleaseEvent>(ReleaseFiles.Events),
            Corrections = Rows<PublishedCorrection>(ReleaseFiles.Corrections),
        };
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Release/area_outlines"), cancel, id, snapshot.Description.Fictional ? "EXEMPELDATA: areas" : "areas");
        return (snapshot, (string)(await command.ExecuteScalarAsync(cancel))!);

        ImmutableArray<T> Rows<T>(string name) => JsonSerializer.Deserialize<ImmutableArray<T>>(documents[name], ReleaseFiles.Json);
    }

    private static ReleaseDocument Document<T>(string release, string name, ImmutableArray<T> rows) =>
        new() { Release = release, Name = name, Content = JsonSerializer.Serialize(rows, ReleaseFiles.Json) };

    private static PublishedArea Published(ReleaseArea area) => new()
    {
        Kind = Enum.Parse<Components.Release.AreaKind>(area.Kind, ignoreCase: true),
        Edition = area.Edition,
        Code = area.Code,
        Name = area.Name,
        ParentCode = area.ParentCode,
        Residents = area.Residents,
        ResidentsYear = area.ResidentsYear,
        OnMap = area.Outline is not null,
        DrawnAs = area.DrawnAs,
    };

    private static PublishedCount Published(ReleaseCount count) => new()
    {
        Theme = count.Theme,
        AreaKind = Enum.Parse<Components.Release.AreaKind>(count.AreaKind, ignoreCase: true),
        Edition = count.Edition,
        Area = count.Area,
        Period = count.Period,
        Count = count.Count,
        PerThousand = count.PerThousand,
        PerThousandLower = count.PerThousandLower,
        PerThousandUpper = count.PerThousandUpper,
        Mark = Enum.Parse<FigureMark>(count.Mark, ignoreCase: true),
    };
}
