namespace Geo.Etl.Inspecting;

/// <summary>The sign between a text file's cells: the one that gives most rows the same number of cells.</summary>
/// <param name="Delimiter">\0 where there is none, or where it cannot be told.</param>
internal sealed record DelimiterGuess(char Delimiter, Guess Guess, IReadOnlyList<string> Doubts)
{
    private const int Rows = 300;

    private static readonly (char Sign, string Name)[] Signs = [(';', "semikolon"), ('\t', "tabb"), (',', "komma"), ('|', "lodstreck")];

    public static DelimiterGuess Of(string text, bool complete)
    {
        var tried = Signs
            .Select(sign => (sign.Sign, sign.Name, Shape: Shape(DelimitedText.Parse(text, sign.Sign, complete, Rows))))
            .Where(t => t.Shape.Width > 1)
            .OrderByDescending(t => t.Shape.Share * Math.Log2(t.Shape.Width + 1)).ToList();
        if (tried.Count == 0 || tried[0].Shape.Share < 0.3)
        {
            return new('\0', new("vet inte", Confidence.Unknown, "varken semikolon, tabb, komma eller lodstreck delar raderna i lika många fält"),
                ["Filen har en enda kolumn, eller en avskiljare som inte känns igen. Fråga avsändaren; har filen flera kolumner, begär den med semikolon."]);
        }

        var best = tried[0];

        // A decimal comma in every row parts rows as evenly as a delimiter does, but not the header.
        if (best.Sign == ',' && tried.FirstOrDefault(t => t.Sign == ';') is { Name: not null } semicolon && semicolon.Shape is { Share: > 0.8, HeaderFits: true } && !best.Shape.HeaderFits)
        {
            best = semicolon;
        }

        var rival = tried.FirstOrDefault(t => t.Sign != best.Sign && t.Shape.HeaderFits && t.Shape.Share >= best.Shape.Share && t.Shape.Width >= best.Shape.Width);
        var others = rival.Name is null ? [] : new List<string> { $"{rival.Name} delar raderna lika jämnt som {best.Name}: jämför kolumnerna nedan med filen." };
        if (rival.Name is not null)
        {
            return new(best.Sign, new("vet inte", Confidence.Unknown, $"{best.Name} och {rival.Name} delar raderna lika jämnt; läst med {best.Name}"), others);
        }

        var sure = best.Shape.Share > 0.95 ? Confidence.Certain : best.Shape.Share > 0.7 ? Confidence.Likely : Confidence.Unsure;
        return new(best.Sign, new(best.Name, sure, $"{best.Shape.Share:P0} av raderna får {best.Shape.Width} fält"), others);
    }

    private static (int Width, double Share, bool HeaderFits) Shape(List<SampleRow> rows)
    {
        if (rows.Count == 0)
        {
            return default;
        }

        var common = rows.CountBy(row => row.Cells.Length).MaxBy(width => width.Value);
        return (common.Key, (double)common.Value / rows.Count, rows[0].Cells.Length == common.Key);
    }
}
