using Geo.Database;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Inspecting;

/// <summary>What a file seems to be: guesses, each with how sure it is, and doubts that people must settle.</summary>
internal sealed record Inspection
{
    public required string Path { get; init; }

    public required Sample Sample { get; init; }

    public required HeaderGuess Header { get; init; }

    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Null where the file has no coordinates.</summary>
    public required CoordinateGuess? Places { get; init; }

    /// <summary>Null where no reader suits, or two suit equally.</summary>
    public required ReaderFit? Reader { get; init; }

    public required Guess ReaderGuess { get; init; }

    /// <summary>What could not be told, and what would settle it; in Swedish, without any cell's content.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>Comma or point, as the file's numbers have it.</summary>
    public Guess DecimalSign
    {
        get
        {
            var notes = Columns.Select(c => c.Note).Where(note => note.StartsWith("decimal", StringComparison.Ordinal)).Distinct().ToList();
            return notes.Count switch
            {
                0 => new("inget", Confidence.Certain, "inga decimaltal i stickprovet"),
                1 => new(notes[0], notes[0].Contains("blandat", StringComparison.Ordinal) ? Confidence.Unknown : Confidence.Certain, "alla kolumner med decimaler"),
                _ => new("olika i olika kolumner", Confidence.Likely, string.Join(", ", notes)),
            };
        }
    }

    /// <param name="path">The file.</param>
    /// <param name="part">The sheet or layer; null for the largest.</param>
    /// <param name="reader">The reader to propose for; null to choose.</param>
    /// <param name="outline">The municipality's outline; null where none is known.</param>
    /// <exception cref="UsageException">The file cannot be inspected; the message says why and what to do.</exception>
    public static Inspection Of(string path, string? part, string? reader, Geometry? outline)
    {
        var kind = FileKinds.Detect(path);
        var sample = kind switch
        {
            FileKind.Csv => TextSample.Read(path),
            FileKind.Xlsx => XlsxSample.Read(path, part),
            FileKind.GeoPackage => LayerSample.GeoPackage(path, part),
            FileKind.Shapefile => LayerSample.Shapefile(path),
            _ => JsonSample.Read(path, kind),
        };
        if (sample.Rows.Count == 0 && kind != FileKind.JsonStat)
        {
            throw new UsageException($"{System.IO.Path.GetFileName(path)}: filen har inga rader. Begär den på nytt av avsändaren.");
        }

        var header = HeaderGuess.Of(sample);
        var columns = header.Names.Select((name, i) => ColumnTypes.Of(name, i, header.Data)).ToList();
        var places = CoordinateGuess.Of(sample, columns, header.Data, outline);
        var name = $"{System.IO.Path.GetFileNameWithoutExtension(path)}{(sample.Parts.Count > 0 && kind != FileKind.Xlsx ? sample.Part : "")}";
        var fits = ReaderFit.All(columns, places, name, header.Data.Any(row => row.Shape is not null));
        var (best, guess) = reader is null
            ? ReaderFit.Choose(fits)
            : (ReaderFit.Of(reader, columns, places, name), new(reader, Confidence.Certain, "angiven med --reader"));
        List<string> doubts =
        [
            .. sample.Doubts, .. header.Doubts, .. places?.Doubts ?? [], .. places?.Crs.Doubts ?? [], .. columns.SelectMany(c => c.Doubts),
            .. sample.Parts.Count > 1 ? [$"Filen har {sample.Parts.Count} {(kind == FileKind.Xlsx ? "blad" : "lager")} ({string.Join(", ", sample.Parts)}); bara {sample.Part} är granskat. Välj annat med --part."] : Array.Empty<string>(),
        ];
        return new() { Path = path, Sample = sample, Header = header, Columns = columns, Places = places, Reader = best, ReaderGuess = guess, Doubts = doubts };
    }
}
