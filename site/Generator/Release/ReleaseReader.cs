using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Release;

/// <summary>Reads a release folder: first its checksums, then its version, then its figures. Nothing of a folder that fails
/// is shown.</summary>
internal static class ReleaseReader
{
    /// <summary>The release, its data package's files and their bytes.</summary>
    /// <exception cref="BuildException">A file is missing, changed, unknown, or not what its name says.</exception>
    public static async Task<ReleaseOnDisk> ReadAsync(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            throw new BuildException($"Släppets mapp {folder} finns inte. Gör ett släpp med: geo analytics release.");
        }

        var files = await ReleaseChecksums.ReadVerifiedAsync(folder, cancel);
        var package = Parse(folder, ReleaseFiles.DataPackage, files, text => JsonDocument.Parse(text));
        var description = Description(folder, package.RootElement);
        RefuseWhatIsNotReleased(folder, description);
        var release = new ReleaseSnapshot
        {
            Description = description,
            Areas = Table<PublishedArea>(folder, ReleaseFiles.Areas, files),
            Themes = Table<PublishedTheme>(folder, ReleaseFiles.Themes, files),
            Counts = Table<PublishedCount>(folder, ReleaseFiles.Counts, files),
            KindCounts = Table<PublishedKindCount>(folder, ReleaseFiles.KindCounts, files),
            YearlyCounts = Table<PublishedYearlyCount>(folder, ReleaseFiles.YearlyCounts, files),
            Reporting = Table<PublishedReporting>(folder, ReleaseFiles.Reporting, files),
            Indicators = Table<PublishedIndicatorValue>(folder, ReleaseFiles.Indicators, files),
            Comparisons = Table<PublishedComparison>(folder, ReleaseFiles.Comparisons, files),
            Sources = Table<PublishedSource>(folder, ReleaseFiles.Sources, files),
            Promises = List<CitizenPromise>(folder, ReleaseFiles.Promises, files),
            Measures = List<PublishedMeasure>(folder, ReleaseFiles.Measures, files),
            Surveys = Table<PublishedSurveyShare>(folder, ReleaseFiles.Surveys, files),
            FocusAreas = List<PublishedFocusArea>(folder, ReleaseFiles.FocusAreas, files),
            Agreements = List<PublishedAgreement>(folder, ReleaseFiles.Agreements, files),
            Networks = List<PublishedNetwork>(folder, ReleaseFiles.Networks, files),
            Reports = List<PublishedReport>(folder, ReleaseFiles.Reports, files),
            Map = List<MapShape>(folder, ReleaseFiles.Map, files),
            Rules = Table<PublishedRule>(folder, ReleaseFiles.Rules, files),
            Events = Table<PublishedReleaseEvent>(folder, ReleaseFiles.Events, files),
            Corrections = Table<PublishedCorrection>(folder, ReleaseFiles.Corrections, files),
        };
        RefuseWhatContradictsItself(folder, release);
        return new(release, files.ToImmutableSortedDictionary(StringComparer.Ordinal), Resources(folder, package.RootElement));
    }

    private static ReleaseDescription Description(string folder, JsonElement package)
    {
        var path = Path.Combine(folder, ReleaseFiles.DataPackage);
        if (!package.TryGetProperty("geo", out var geo) || !geo.TryGetProperty("schemaVersion", out var version)
            || !version.TryGetInt32(out var number))
        {
            throw new BuildException($"{path}: geo.schemaVersion saknas. Filen är inte skriven av geo analytics release.");
        }

        if (number != ReleaseDescription.CurrentSchemaVersion)
        {
            throw new BuildException(
                $"{path}: släppet har version {number}, men den här webbplatsbyggaren läser bara version {ReleaseDescription.CurrentSchemaVersion}. Använd samma version av båda programmen.");
        }

        try
        {
            return geo.Deserialize<ReleaseDescription>(ReleaseFiles.Json) ?? throw new BuildException($"{path}: geo är tomt.");
        }
        catch (JsonException wrong)
        {
            throw new BuildException($"{path}, geo{wrong.Path?.TrimStart('$')}: {wrong.Message}", wrong);
        }
    }

    private static ImmutableArray<ReleaseFile> Resources(string folder, JsonElement package)
    {
        try
        {
            return package.GetProperty("resources").Deserialize<ImmutableArray<ReleaseFile>>(ReleaseFile.Json);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException)
        {
            throw new BuildException($"{Path.Combine(folder, ReleaseFiles.DataPackage)}: resources går inte att läsa. {wrong.Message}", wrong);
        }
    }

    private static ImmutableArray<T> Table<T>(string folder, string name, Dictionary<string, byte[]> files) =>
        Parse(folder, name, files, text => CsvTable.Read<T>(new StringReader(text)));

    private static ImmutableArray<T> List<T>(string folder, string name, Dictionary<string, byte[]> files) =>
        Parse(folder, name, files, text => JsonSerializer.Deserialize<ImmutableArray<T>>(text, ReleaseFiles.Json));

    private static T Parse<T>(string folder, string name, Dictionary<string, byte[]> files, Func<string, T> parse)
    {
        var path = Path.Combine(folder, name);
        if (!files.TryGetValue(name, out var bytes))
        {
            throw new BuildException($"{path} saknas i släppet. Gör om det med: geo analytics release.");
        }

        try
        {
            return parse(Encoding.UTF8.GetString(bytes));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            throw new BuildException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <summary>Only what somebody approved, or a trial that says so on every page, becomes a site.</summary>
    private static void RefuseWhatIsNotReleased(string folder, ReleaseDescription release)
    {
        switch (release.Status)
        {
            case ReleaseStatus.Withdrawn:
                throw new BuildException($"Släppet {release.Id} i {folder} är återkallat och har inga siffror. Bygg webbplatsen ur ett annat släpp.");
            case ReleaseStatus.Candidate:
            case ReleaseStatus.Approved when release.Approval is null:
                throw new BuildException(
                    $"Släppet {release.Id} i {folder} är inte godkänt och blir ingen webbplats. Godkänn och publicera det: geo analytics release approve, geo analytics release publish; eller gör en provkörning: geo analytics release publish --trial.");
            case ReleaseStatus.Trial when release.Approval is not null:
                throw new BuildException($"Släppet {release.Id} i {folder} säger både att det är en provkörning och att det är godkänt. Gör om det: geo analytics release publish.");
        }
    }

    /// <summary>The gate has already done its work; what it would never write is not shown either.</summary>
    private static void RefuseWhatContradictsItself(string folder, ReleaseSnapshot release)
    {
        if (release.YearlyCounts.FirstOrDefault(count => count.Mark != FigureMark.Published && count.Count is not null) is { } told)
        {
            throw new BuildException($"{Path.Combine(folder, ReleaseFiles.YearlyCounts)} ({told.Theme}, {told.Period}): siffran är märkt {CsvTable.Text(told.Mark)} men står där ändå. Släppet får inte visas.");
        }

        var path = Path.Combine(folder, ReleaseFiles.Counts);
        var themes = release.Themes.Select(theme => theme.Id).ToHashSet();
        foreach (var (count, i) in release.Counts.Select((count, i) => (count, i)))
        {
            var where = $"{path}, rad {i + 2} ({count.Theme}, {count.Area}, {count.Period})";
            if (count.Mark != FigureMark.Published && (count.Count ?? count.PerThousand ?? count.PerThousandLower ?? count.PerThousandUpper) is not null)
            {
                throw new BuildException($"{where}: siffran är märkt {CsvTable.Text(count.Mark)} men står där ändå. Släppet får inte visas.");
            }

            if (!themes.Contains(count.Theme))
            {
                throw new BuildException($"{where}: temat står inte i {ReleaseFiles.Themes}.");
            }

            try
            {
                ReportPeriod.Parse(count.Period);
            }
            catch (FormatException wrong)
            {
                throw new BuildException($"{where}: {wrong.Message}", wrong);
            }
        }
    }
}
