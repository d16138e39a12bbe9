using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Etl.Settings;

namespace Geo.Etl.Fetching;

/// <summary>The kinds of open interface that we know how to ask, and to recognise the answers of.</summary>
internal enum FetchApi
{
    /// <summary>Polisen, <c>/api/events</c>.</summary>
    PolisenEvents,

    /// <summary>SCB, PxWebApi 2: <c>/tables/{id}/data</c> as json-stat2.</summary>
    Pxweb,

    /// <summary>Kolada v3, <c>/data/kpi/…</c>, paged by <c>next_url</c>.</summary>
    Kolada,

    /// <summary>A WFS that answers GetFeature with GeoJSON.</summary>
    Wfs,
}

/// <summary>Where a municipality's open sources are fetched from: <c>data/&lt;municipality&gt;/fetch.yml</c>.</summary>
internal sealed partial record FetchFile
{
    /// <summary>An e-mail address or a web page where a publisher reaches whoever runs this; sent with every request.
    /// Polisen turns away those who do not say who they are.</summary>
    public required string Contact { get; init; }

    public required List<FetchSource> Sources { get; init; }

    /// <exception cref="UsageException">The file is missing or says something that cannot be done.</exception>
    public static FetchFile Read(string folder, MunicipalityFile municipality)
    {
        var path = Path.Combine(folder, "fetch.yml");
        if (!File.Exists(path))
        {
            throw new UsageException(municipality.Fictional
                ? $"{municipality.Name} är påhittad och har inget att hämta: filen {path} finns inte. Kommunens filer görs med etl sample."
                : $"Filen {path} saknas: det står ingenstans varifrån källorna hämtas. Skriv den efter etl/README.md.");
        }

        var file = StrictYaml.Read<FetchFile>(path);
        file.Check(path, municipality);
        return file;
    }

    /// <summary>The sources with these ids, or all where there are none, in the order of the file.</summary>
    /// <exception cref="UsageException">An id is not in the file.</exception>
    public IReadOnlyList<FetchSource> Select(IReadOnlyList<string> ids)
    {
        if (ids.FirstOrDefault(id => Sources.All(source => source.Id != id)) is { } unknown)
        {
            throw new UsageException($"Källan {unknown} finns inte i fetch.yml. Där finns: {string.Join(", ", Sources.Select(source => source.Id))}.");
        }

        return ids.Count == 0 ? Sources : [.. Sources.Where(source => ids.Contains(source.Id))];
    }

    private void Check(string path, MunicipalityFile municipality)
    {
        if (!Reachable().IsMatch(Contact))
        {
            throw new UsageException($"{path}: contact är {Contact}; skriv en e-postadress eller en https-adress, utan mellanslag och å, ä, ö.");
        }

        if (Sources.Count == 0)
        {
            throw new UsageException($"{path}: sources är tom. Skriv minst en källa.");
        }

        if (Sources.CountBy(source => source.Id).FirstOrDefault(id => id.Value > 1) is { Key: not null } twice)
        {
            throw new UsageException($"{path}: källan {twice.Key} står {twice.Value} gånger. Ge varje källa ett eget id.");
        }

        foreach (var source in Sources)
        {
            source.Check(path, municipality);
        }
    }

    [GeneratedRegex(@"^([!-'*-~]+@[!-'*-~]+|https://[!-'*-~]+)$")]
    private static partial Regex Reachable();
}

/// <summary>One source: what is asked, of whom, and how long the answers are kept.</summary>
/// <remarks><c>{municipality}</c> stands for the four-digit code in url, query, selection and fileName, <c>{date}</c> for
/// the Swedish day of the fetch in fileName.</remarks>
internal sealed partial record FetchSource
{
    /// <summary>Small letters, digits and hyphens; also the folder under <c>raw/</c>.</summary>
    public required string Id { get; init; }

    public required FetchApi Api { get; init; }

    /// <summary>Without query. https, or http on this machine.</summary>
    public required string Url { get; init; }

    /// <summary>The query's parameters, not encoded.</summary>
    public Dictionary<string, string> Query { get; init; } = [];

    /// <summary>PxWebApi: variable → value codes, where * and TOP(1) are the interface's own.</summary>
    public Dictionary<string, List<string>> Selection { get; init; } = [];

    /// <summary>PxWebApi: variable → list of codes that the value codes are of.</summary>
    public Dictionary<string, string> Codelists { get; init; } = [];

    public required string FileName { get; init; }

    /// <summary>The fewest events, features, rows or cells that an answer can have; one with fewer is taken for a changed
    /// source.</summary>
    public int Fewest { get; init; } = 1;

    /// <summary>Days, at least 1. Raw files older than this are deleted, all but the newest delivery.</summary>
    public required int RetentionDays { get; init; }

    public void Check(string path, MunicipalityFile municipality)
    {
        if (!IsId().IsMatch(Id))
        {
            throw new UsageException($"{path}: källans id {Id} får bara ha små bokstäver a till z, siffror och bindestreck.");
        }

        if (!IsFileName().IsMatch(FileNameOn(DateOnly.MinValue, municipality.Code)) || FileName.EndsWith(FetchedFile.Suffix, StringComparison.Ordinal))
        {
            throw new UsageException($"{path}: {Id}: fileName är {FileName}; skriv ett filnamn utan mapp som slutar på .json eller .geojson.");
        }

        if (RetentionDays < 1 || Fewest < 0)
        {
            throw new UsageException($"{path}: {Id}: retentionDays ska vara minst 1 och fewest minst 0.");
        }

        if (SafeAddress.Problem(FetchRequest.Fill(Url, municipality.Code)) is { } problem)
        {
            throw new UsageException($"{path}: {Id}: url är {Url}; {problem}.");
        }

        var (isTable, asksTable) = (Api == FetchApi.Pxweb, Selection.Count > 0);
        if (isTable != asksTable || Codelists.Keys.Any(variable => !Selection.ContainsKey(variable)) || (isTable && !IsTable().IsMatch(Url)))
        {
            throw new UsageException(
                $"{path}: {Id}: selection och codelists hör till api: pxweb, som behöver selection, en lista i codelists bara för variabler i selection, och en url som slutar på /tables/<tabell>/data.");
        }
    }

    public string FileNameOn(DateOnly day, string municipality) =>
        FetchRequest.Fill(FileName, municipality).Replace("{date}", $"{day:yyyy-MM-dd}", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex IsId();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\.(geo)?json$")]
    private static partial Regex IsFileName();

    [GeneratedRegex("/tables/[^/]+/data$")]
    private static partial Regex IsTable();
}
