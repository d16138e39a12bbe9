using System.Globalization;

namespace Geo.Etl.Inspecting;

/// <summary>An inspection in Swedish, for people and for machines. No cell of free text is in either.</summary>
internal static class InspectionText
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static IEnumerable<string> Lines(Inspection inspection, string mapping)
    {
        var (sample, header) = (inspection.Sample, inspection.Header);
        yield return string.Create(Swedish, $"{inspection.File}, {new FileInfo(inspection.Path).Length:N0} byte");
        yield return Row("format", sample.Kind.Swedish());
        if (sample.Part is { } part)
        {
            yield return Row(sample.Kind == FileKind.Xlsx ? "blad" : "lager", part);
        }

        if (sample.Encoding is { } encoding)
        {
            yield return Row("kodning", encoding.Guess.ToString());
        }

        if (sample.Delimiter is { } delimiter)
        {
            yield return Row("avskiljare", delimiter.Guess.ToString());
        }

        yield return Row("rubrik", header.Guess.ToString());
        yield return Row("decimaltecken", inspection.DecimalSign.ToString());
        yield return Row("rader", string.Create(Swedish, $"{header.Data.Count:N0} granskade, {(sample.Whole ? "hela filen" : "ett stickprov")}"));
        if (inspection.Places is { } places)
        {
            yield return Row("platser", places is { Easting: { } easting, Northing: { } northing } ? $"öst i {easting.Name}, nord i {northing.Name}" : "filens egna former");
            yield return Row("koordinatsystem", places.Crs.Guess.ToString());
        }

        yield return Row("läsare", inspection.ReaderGuess.ToString());
        yield return "";
        yield return "Kolumner:";
        foreach (var column in inspection.Columns)
        {
            var role = inspection.Reader?.Columns.FirstOrDefault(c => c.Value.Index == column.Index).Key;
            var examples = column.Examples.Count > 0 ? $"; till exempel {string.Join(" | ", column.Examples.Take(2))}" : "";
            yield return string.Create(Swedish, $"  {column.Name,-24} {column.Swedish} ({Guess.Word(column.Confidence)}){(column.Note.Length > 0 ? $", {column.Note}" : "")}; {column.Filled:N0} ifyllda{examples}{(role is null ? "" : $" → {role}")}");
        }

        yield return "";
        yield return inspection.Doubts.Count == 0 ? "Inget att tveka om." : "Tveksamt:";
        foreach (var doubt in inspection.Doubts)
        {
            yield return $"  - {doubt}";
        }

        yield return "";
        yield return "Förslag till mappning:";
        yield return "";
        yield return mapping.TrimEnd();
    }

    /// <summary>The same, to be written as JSON.</summary>
    public static object Summary(Inspection inspection, string mapping) => new
    {
        inspection.File,
        Format = inspection.Sample.Kind.ToString(),
        Part = inspection.Sample.Part,
        Encoding = Of(inspection.Sample.Encoding?.Guess),
        Delimiter = Of(inspection.Sample.Delimiter?.Guess),
        Header = Of(inspection.Header.Guess),
        HeaderLine = inspection.Header.Line,
        DecimalSign = Of(inspection.DecimalSign),
        RowsInspected = inspection.Header.Data.Count,
        inspection.Sample.Whole,
        Crs = inspection.Places?.Crs.Crs,
        CrsGuess = Of(inspection.Places?.Crs.Guess),
        Reader = Of(inspection.ReaderGuess),
        Columns = inspection.Columns.Select(c => new
        {
            c.Name,
            Type = c.Type.ToString(),
            Confidence = c.Confidence.ToString(),
            c.Note,
            c.Filled,
            c.Examples,
            Role = inspection.Reader?.Columns.FirstOrDefault(r => r.Value.Index == c.Index).Key,
        }),
        inspection.Doubts,
        Mapping = mapping,
    };

    private static object? Of(Guess? guess) => guess is null ? null : new { guess.Value, Confidence = guess.Confidence.ToString(), guess.Reason };

    private static string Row(string title, string text) => $"  {title,-16} {text}";
}
