using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Inspecting;

/// <summary>Where a file's places are: in two columns or in its shapes, and in which system.</summary>
/// <param name="Easting">The column of eastings or longitudes; null where the shapes hold the place.</param>
/// <param name="Northing">The column of northings or latitudes; null where the shapes hold the place.</param>
internal sealed record CoordinateGuess(ColumnProfile? Easting, ColumnProfile? Northing, CrsGuess Crs, IReadOnlyList<string> Doubts)
{
    private const int MostPoints = 500;

    /// <summary>Null where the file has no coordinates.</summary>
    public static CoordinateGuess? Of(Sample sample, IReadOnlyList<ColumnProfile> columns, IReadOnlyList<SampleRow> rows, Geometry? outline)
    {
        var shapes = Spread([.. rows.Select(row => row.Point).OfType<Coordinate>()]);
        if (shapes.Count > 0)
        {
            return OfShapes(sample, shapes, outline);
        }

        if (Pair(columns, rows) is not { } pair)
        {
            return null;
        }

        var points = Points(rows, pair.Easting, pair.Northing);
        var doubts = new List<string>();
        if (Synonyms.Fit("northing", pair.Easting) > 0.5 && Synonyms.Fit("easting", pair.Northing) > 0.5)
        {
            doubts.Add(MathNames(pair.Easting, pair.Northing)
                ? $"{pair.Northing.Name} är nord och {pair.Easting.Name} är öst, som i lantmäteriet: talen avgör, inte bokstäverna."
                : $"Kolumnernas innehåll är omkastat: {pair.Northing.Name} har nordvärdena och {pair.Easting.Name} östvärdena. Mappningen tar dem efter innehållet; rätta i källan om felet är nytt.");
        }

        var unnamed = new[] { (pair.Easting, "easting"), (pair.Northing, "northing") }.Where(p => Math.Max(Synonyms.Fit("easting", p.Item1), Synonyms.Fit("northing", p.Item1)) == 0).ToList();
        if (unnamed.Count > 0)
        {
            doubts.Add($"{string.Join(" och ", unnamed.Select(p => p.Item1.Name))} tas för koordinater bara för att talen är av den storleken. Kontrollera.");
        }

        return new(pair.Easting, pair.Northing, CrsGuess.Of(points, outline), doubts);
    }

    private static CoordinateGuess OfShapes(Sample sample, List<Coordinate> shapes, Geometry? outline)
    {
        var told = CrsGuess.Of(shapes, outline);
        if (sample.StatedCrs is not { } stated)
        {
            return new(null, null, told, []);
        }

        var share = CrsGuess.ShareInSweden(shapes, stated);
        var contradicted = share < 0.5 || (outline is not null && told.Crs is { } other && other != stated && told.Guess.Confidence == Confidence.Certain);
        var swapped = contradicted && CrsGuess.ShareInSweden([.. shapes.Select(p => new Coordinate(p.Y, p.X))], stated) > 0.5;
        return contradicted
            ? new(null, null, new(null, new("vet inte", Confidence.Unknown, $"filen säger {sample.StatedAs}, men talen säger emot"), []),
                [swapped ? $"Filen säger {sample.StatedAs}, men punkterna ligger i Sverige bara om axlarna byter plats: nord står före öst. Begär filen på nytt." : $"Filen säger {sample.StatedAs}, men så lägger den sina punkter fel; talen ser ut som {told.Guess.Value}. Fråga avsändaren vilket som gäller."])
            : new(null, null, new(stated, new($"EPSG:{stated}", Confidence.Certain, $"filen säger {sample.StatedAs}, och {share:P0} av {shapes.Count} stickprov ligger i Sverige"), []), []);
    }

    private static (ColumnProfile Easting, ColumnProfile Northing)? Pair(IReadOnlyList<ColumnProfile> columns, IReadOnlyList<SampleRow> rows)
    {
        var numbers = columns.Where(c => c.Type is ColumnType.Decimal or ColumnType.Whole or ColumnType.Code).Select(c => (Column: c, Values: Values(rows, c.Index))).Where(c => c.Values.Count > 0).ToList();
        bool Mostly((ColumnProfile Column, List<double> Values) c, Func<double, bool> test) => c.Values.Count(test) * 10 >= c.Values.Count * 8;
        bool Named(ColumnProfile c) => Synonyms.Fit("easting", c) > 0 || Synonyms.Fit("northing", c) > 0;
        bool Degree((ColumnProfile Column, List<double> Values) c) => Named(c.Column) || c.Column.Type == ColumnType.Decimal;

        var north = numbers.Where(c => Mostly(c, v => v is > 6_000_000 and < 7_800_000)).OrderByDescending(c => Named(c.Column)).ToList();
        var east = numbers.Where(c => Mostly(c, v => v is > 10_000 and < 1_150_000 or > 1_150_000 and < 1_950_000)).ToList();
        if (north.Count > 0 && Nearest(north[0].Column, east.Select(c => c.Column), Named) is { } easting)
        {
            return (easting, north[0].Column);
        }

        var latitude = numbers.Where(c => Degree(c) && Mostly(c, v => v is > 54 and < 70)).OrderByDescending(c => Named(c.Column)).ToList();
        var longitude = numbers.Where(c => Degree(c) && Mostly(c, v => v is > 9.5 and < 25)).ToList();
        if (latitude.Count > 0 && Nearest(latitude[0].Column, longitude.Select(c => c.Column), Named) is { } degrees)
        {
            return (degrees, latitude[0].Column);
        }

        // Named as coordinates, but of no size that is known: told as such.
        var (byEast, byNorth) = (numbers.Where(c => Synonyms.Fit("easting", c.Column) >= 0.9).ToList(), numbers.Where(c => Synonyms.Fit("northing", c.Column) >= 0.9).ToList());
        return byEast.Count == 1 && byNorth.Count == 1 ? (byEast[0].Column, byNorth[0].Column) : null;
    }

    private static ColumnProfile? Nearest(ColumnProfile north, IEnumerable<ColumnProfile> candidates, Func<ColumnProfile, bool> named)
    {
        var near = candidates.Where(c => c != north).OrderByDescending(named).ThenBy(c => Math.Abs(c.Index - north.Index)).FirstOrDefault();
        return near is not null && (named(near) || Math.Abs(near.Index - north.Index) == 1) ? near : null;
    }

    // In surveying x points north: x and y so named are no mistake.
    private static bool MathNames(ColumnProfile easting, ColumnProfile northing) =>
        Synonyms.Plain(easting.Name).TrimEnd('d').EndsWith('y') && Synonyms.Plain(northing.Name).EndsWith('x')
        || (Synonyms.Plain(easting.Name).StartsWith('y') && Synonyms.Plain(northing.Name).StartsWith('x'));

    private static List<Coordinate> Points(IReadOnlyList<SampleRow> rows, ColumnProfile easting, ColumnProfile northing) => Spread(
    [
        .. from row in rows
           where Math.Max(easting.Index, northing.Index) < row.Cells.Length
           let e = Number(row.Cells[easting.Index])
           let n = Number(row.Cells[northing.Index])
           where e is not (null or 0) && n is not (null or 0)
           select new Coordinate(e.Value, n.Value),
    ]);

    private static List<double> Values(IReadOnlyList<SampleRow> rows, int column) =>
        Spread([.. rows.Where(row => column < row.Cells.Length).Select(row => Number(row.Cells[column])).OfType<double>().Where(v => v != 0)]);

    private static double? Number(object? cell) => cell switch { double number => number, string text => (double?)SwedishNumber.Parse(text), _ => null };

    private static List<T> Spread<T>(List<T> all) => all.Count <= MostPoints ? all : [.. Enumerable.Range(0, MostPoints).Select(i => all[(int)((long)i * all.Count / MostPoints)])];
}
