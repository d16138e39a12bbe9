using Geo.Etl.Sources;

namespace Geo.Etl.Inspecting;

/// <summary>How well one reader's columns are found in a file.</summary>
/// <param name="Columns">The reader's role → the file's column.</param>
/// <param name="Score">0 to 1: chiefly what it requires, a little what it leaves unread.</param>
internal sealed record ReaderFit(string Name, SourceReader Reader, IReadOnlyDictionary<string, ColumnProfile> Columns, double Score)
{
    private const double Enough = 0.5;
    private const double Equal = 0.03;

    private static readonly string[] OfShapes = ["areas", "inhabited-land", "buildings", "map-features"];

    // What files and layers of a source tend to be called: tips the balance where columns alone do not.
    private static readonly Dictionary<string, string> Hints = new()
    {
        ["damage-register"] = "skadegor klotter",
        ["est-reports"] = "est veckorapport",
        ["population"] = "folkm befolkning",
        ["inhabited-land"] = "bebodd",
        ["buildings"] = "byggnad",
        ["map-features"] = "vatten gata vag sjo",
        ["reported-offences"] = "brott polis",
        ["fault-reports"] = "felanm",
        ["insurance-claims"] = "forsakring skador",
        ["guard-reports"] = "vaktar ordningsvakt",
        ["rescue-service"] = "raddning insats",
        ["safety-walks"] = "vandring",
        ["surveys"] = "enkat undersokning matning",
        ["plans"] = "detaljplan",
        ["areas"] = "deso regso kommun planomr",
    };

    public IReadOnlyList<string> Missing => [.. Reader.Required.Except(Columns.Keys)];

    /// <summary>The readers in the order of how well they suit; those that cannot read the file at all are left out.</summary>
    /// <param name="name">The file's name and its layer's or sheet's.</param>
    /// <param name="hasShapes">True where the file's rows have shapes.</param>
    public static IReadOnlyList<ReaderFit> All(IReadOnlyList<ColumnProfile> columns, CoordinateGuess? places, string name, bool hasShapes) =>
    [
        .. SourceReaders.Names
            .Where(reader => hasShapes || !OfShapes.Contains(reader))
            .Select(reader => Of(reader, columns, places, name))
            .OrderByDescending(fit => fit.Score).ThenBy(fit => fit.Name, StringComparer.Ordinal),
    ];

    /// <summary>The reader that suits best; null where none suits, or where the best two suit equally.</summary>
    public static (ReaderFit? Best, Guess Guess) Choose(IReadOnlyList<ReaderFit> fits)
    {
        if (fits.Count == 0 || fits[0].Score < Enough)
        {
            return (null, new("vet inte", Confidence.Unknown, "ingen läsares kolumner känns igen i filen"));
        }

        var equals = fits.Where(fit => fit.Score > fits[0].Score - Equal).ToList();
        if (equals.Count > 1)
        {
            return (null, new("vet inte", Confidence.Unknown, $"{string.Join(" och ", equals.Select(fit => fit.Name))} passar lika bra"));
        }

        var missing = fits[0].Missing;
        return missing.Count == 0
            ? (fits[0], new(fits[0].Name, fits[0].Score > 0.8 ? Confidence.Certain : Confidence.Likely, "alla kolumner som läsaren kräver finns"))
            : (fits[0], new(fits[0].Name, Confidence.Unsure, $"närmast, men {string.Join(", ", missing)} känns inte igen"));
    }

    public static ReaderFit Of(string reader, IReadOnlyList<ColumnProfile> columns, CoordinateGuess? places, string name)
    {
        var asked = SourceReaders.Get(reader, "inspect");
        var roles = asked.Required.Concat(asked.Optional).ToList();
        var chosen = new Dictionary<string, (ColumnProfile Column, double Fit)>();
        if (places is { Easting: { } easting, Northing: { } northing } && roles.Contains("easting") && roles.Contains("northing"))
        {
            chosen["easting"] = (easting, 1);
            chosen["northing"] = (northing, 1);
        }

        var candidates =
            from role in roles
            from column in columns
            let fit = Synonyms.Fit(role, column)
            where fit > 0.3
            orderby asked.Required.Contains(role) && fit > 0.5 descending, fit descending, column.Index
            select (role, column, fit);
        foreach (var (role, column, fit) in candidates)
        {
            if (!chosen.ContainsKey(role) && chosen.Values.All(c => c.Column.Index != column.Index))
            {
                chosen[role] = (column, fit);
            }
        }

        // In a layer of municipalities the code is also what tells ours from the others.
        if (roles.Contains("municipality") && chosen.GetValueOrDefault("municipality").Column?.Type != ColumnType.MunicipalityCode && chosen.GetValueOrDefault("code").Column is { Type: ColumnType.MunicipalityCode } ours)
        {
            chosen["municipality"] = (ours, 1);
        }

        var plain = Synonyms.Plain(name);
        var hinted = Hints.TryGetValue(reader, out var hints) && hints.Split(' ').Any(hint => plain.Contains(hint, StringComparison.Ordinal));
        var required = asked.Required.Length == 0 ? (hinted ? 0.8 : 0.3) : asked.Required.Average(role => chosen.TryGetValue(role, out var c) ? c.Fit : 0);
        var used = columns.Count == 0 ? 0 : (double)chosen.Count / columns.Count;
        var ordered = roles.Where(chosen.ContainsKey).ToDictionary(role => role, role => chosen[role].Column);
        return new(reader, asked, ordered, Math.Min(1, required * 0.75 + used * 0.2 + (hinted ? 0.1 : 0)));
    }
}
