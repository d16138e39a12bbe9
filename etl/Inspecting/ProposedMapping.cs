using System.Text.RegularExpressions;
using Geo.Database.Masking;
using Geo.Etl.Settings;

namespace Geo.Etl.Inspecting;

/// <summary>A mapping for a file as its inspection proposes it: YAML with its doubts as comments. A key that cannot be told
/// is left out, with a comment in its place.</summary>
internal sealed partial class ProposedMapping(Inspection inspection, IReadOnlyList<IncidentKindRow> kinds)
{
    /// <summary>Stands where only people know the value.</summary>
    public const string FillIn = "FYLL I";

    private readonly YamlText _yaml = new();
    private readonly Masker _masker = new();
    private readonly WordGuess _words = new(kinds);

    private ReaderFit? Reader => inspection.Reader;

    /// <param name="id">The source's id.</param>
    /// <param name="order">Its place in the order of loading.</param>
    /// <param name="files">The file under the inputs folder.</param>
    public string Write(string id, int order, string files)
    {
        Comment($"Förslag av etl inspect efter {inspection.File}. Granska varje rad; kommentarerna säger vad som är osäkert.");
        foreach (var doubt in inspection.Doubts)
        {
            Comment($"TVEKAN: {doubt}");
        }

        Line($"id: {Scalar(id)}");
        Line($"title: {Scalar($"{FillIn}: källans namn")}");
        Line($"publisher: {Scalar($"{FillIn}: den som lämnar filen")}");
        Line($"terms: {Scalar($"{FillIn}: villkor för användning")}");
        Line($"order: {order}");
        if (Reader is null)
        {
            Comment($"reader: VET INTE. {inspection.ReaderGuess.Reason}. Välj en läsare ur etl/README.md och skriv columns efter den.");
        }
        else
        {
            Line($"reader: {Reader.Name}");
        }

        Line($"files: {Scalar(files)}");
        if (!Day().IsMatch(files))
        {
            Comment("deliveredOn: ÅÅÅÅ-MM-DD är dagen då filen lämnades; krävs, för filens namn har inget datum.");
        }

        Comment("delivery: incremental skrivs om filerna kommer en i taget och inte ersätter varandra.");
        Format();
        Crs();
        Columns();
        Settings();
        return _yaml.ToString();
    }

    private void Format()
    {
        var parts = new List<string>();
        if (inspection.Sample.Delimiter is { Delimiter: not '\0', Guess.Confidence: not Confidence.Unknown } delimiter)
        {
            parts.Add($"delimiter: {Scalar(delimiter.Delimiter.ToString())}");
        }

        if (inspection.Sample.Encoding is { Name: { } encoding })
        {
            parts.Add($"encoding: {encoding}");
        }

        if (inspection.Sample is { Kind: FileKind.Xlsx, Part: { } sheet, Parts.Count: > 1 })
        {
            parts.Add($"sheet: {Scalar(sheet)}");
        }

        if (inspection.Sample is { Kind: FileKind.GeoPackage, Part: { } layer })
        {
            parts.Add($"layer: {Scalar(layer)}");
        }

        if (inspection.Sample.Header is null && inspection.Header.Line > 1)
        {
            parts.Add($"headerRow: {inspection.Header.Line}");
        }

        if (parts.Count > 0)
        {
            Line($"format: {{ {string.Join(", ", parts)} }}");
        }
    }

    private void Crs()
    {
        if (inspection.Places is not { } places)
        {
            return;
        }

        if (places.Crs.Crs is { } crs)
        {
            Line($"crs: {crs}");
        }
        else
        {
            Comment($"crs: VET INTE. {places.Crs.Guess.Reason}. Utan raden läses filen som EPSG:3006: skriv rätt nummer innan den läses in.");
        }
    }

    private void Columns()
    {
        var chosen = Reader?.Columns ?? new Dictionary<string, ColumnProfile>();
        Line(chosen.Count == 0 ? "columns: {}" : "columns:");
        foreach (var (role, column) in chosen)
        {
            Line($"  {role}: {Scalar(column.Name)}");
            if (!Synonyms.TypeFits(role, column))
            {
                Comment($"TVEKAN: {role} väntas inte vara {column.Swedish}; kontrollera kolumnen.", "  ");
            }
        }

        foreach (var missing in Reader?.Missing ?? [])
        {
            Comment($"SAKNAS: {missing} krävs av läsaren {Reader!.Name}, men ingen kolumn känns igen.", "  ");
        }

        var unread = inspection.Columns.Where(c => chosen.Values.All(used => used.Index != c.Index)).Select(c => Scalar(c.Name)).Distinct().ToList();
        if (unread.Count > 0)
        {
            Line($"unread: [{string.Join(", ", unread)}]");
        }

        var rows = inspection.Header.Data.Count;
        var sparse = chosen.Where(c => c.Value.Type is ColumnType.Year or ColumnType.Deso or ColumnType.MunicipalityCode && c.Value.Filled * 5 < rows).Select(c => c.Key).ToList();
        if (sparse.Count > 0)
        {
            Comment($"TVEKAN: {string.Join(", ", sparse)} är mest tom och tas gälla raderna under.");
            Line($"fillDown: [{string.Join(", ", sparse)}]");
        }
    }

    private void Settings()
    {
        var needs = Reader?.Reader.Needs.Select(need => need.Key).ToHashSet() ?? [];
        if (needs.Remove("edition"))
        {
            Edition();
        }

        if (needs.Remove("layer"))
        {
            var name = Synonyms.Plain(inspection.Sample.Part + inspection.File);
            var layer = WaterName().IsMatch(name) ? "water" : RoadName().IsMatch(name) ? "road" : null;
            _ = layer is null ? Comment("layer: water eller road. Filens namn säger inte vilket.") : Line($"layer: {layer}");
        }

        needs.Remove("words");
        if (Reader is { Reader.WordsAreKinds: true })
        {
            Words();
        }

        if (needs.Remove("reporters"))
        {
            Reporters();
        }

        foreach (var need in needs)
        {
            Comment($"SAKNAS: {need} krävs av läsaren {Reader!.Name}; etl/README.md förklarar nyckeln.");
        }
    }

    private void Edition()
    {
        var kind = inspection.Columns.Any(c => c.Type == ColumnType.Deso && Reader!.Columns.Values.Contains(c)) ? "deso"
            : inspection.Columns.Any(c => c.Type == ColumnType.Regso && Reader!.Columns.Values.Contains(c)) ? "regso"
            : Reader!.Columns.GetValueOrDefault("code")?.Type == ColumnType.MunicipalityCode ? "municipality"
            : Synonyms.Plain($"{inspection.Sample.Part}{inspection.File}").Contains("plan", StringComparison.Ordinal) ? "plan" : null;
        _ = kind is null ? Comment("areaKind: VET INTE. Skriv deso, regso, municipality eller plan.") : Line($"areaKind: {kind}");
        var text = $"{inspection.Sample.Part} {inspection.File} {string.Join(' ', inspection.Columns.Select(c => c.Note))}";
        _ = EditionName().Match(text) is { Success: true } edition
            ? Line($"edition: \"{edition.Groups[1].Value}\"")
            : Comment("edition: VET INTE. Områdenas utgåva, till exempel \"2018\" eller \"2025\"; koderna är delvis lika i båda.");
    }

    private YamlText Line(string text) => _yaml.Line(text);

    private YamlText Comment(string text, string indent = "") => _yaml.Comment(text, indent);

    private static string Scalar(string text) => YamlText.Scalar(text);

    [GeneratedRegex(@"(?<!\d)20\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?:deso|regso|utgåva)[_ -]*(20\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex EditionName();

    [GeneratedRegex("vatten|sjo|water|hav")]
    private static partial Regex WaterName();

    [GeneratedRegex("gata|vag|road|gator")]
    private static partial Regex RoadName();
}
