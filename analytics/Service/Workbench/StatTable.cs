using Geo.Database;
using NetTopologySuite.Geometries;

namespace Geo.Service.Workbench;

/// <summary>A file read whole: text by column, and geometry where the file has any.</summary>
internal sealed class StatTable
{
    /// <summary>What <see cref="StatCall.Column"/> gives for <c>--x</c> and <c>--y</c> when the points of the file stand
    /// in for them.</summary>
    public const string GeometryX = "x ur geometrin", GeometryY = "y ur geometrin";

    private readonly List<string[]> _rows;
    private readonly List<int> _places;
    private readonly List<Geometry?>? _shapes;
    private readonly Dictionary<string, int> _columns;
    private readonly string _file;

    /// <param name="path">For messages.</param>
    /// <param name="columns">Their names, each once.</param>
    /// <param name="rows">As many fields as there are columns.</param>
    /// <param name="places">A row's first line in the file; a feature's number, counted from 1, in a file with
    /// geometry.</param>
    /// <param name="shapes">Null for a file without geometry.</param>
    public StatTable(string path, IReadOnlyList<string> columns, List<string[]> rows, List<int> places, List<Geometry?>? shapes = null)
    {
        (_file, Columns, _rows, _places, _shapes) = (Path.GetFileName(path), columns, rows, places, shapes);
        _columns = [];
        foreach (var (number, name) in columns.Index())
        {
            _columns.TryAdd(name, number);
        }

        FirstWithoutPoint = shapes?.FindIndex(shape => shape is not Point { IsEmpty: false }) is { } row and >= 0 ? row : null;
    }

    public int Count => _rows.Count;

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The first row that is no point; null where all are, and in a file without geometry.</summary>
    public int? FirstWithoutPoint { get; }

    /// <summary>Whether the file has geometry at all.</summary>
    public bool HasGeometry => _shapes is not null;

    /// <summary>EPSG number of its coordinates; null where nobody says.</summary>
    public int? Crs { get; init; }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The line in the file where a row starts; for GeoJSON and GeoPackage the number of the feature.</summary>
    public int LineOf(int row) => _places[row];

    /// <summary>A row's fields as they stood.</summary>
    public string[] Row(int row) => _rows[row];

    /// <summary>Finite numbers; an empty field is refused.</summary>
    /// <exception cref="UsageException">The column is missing, or a field is no number.</exception>
    public double[] Numbers(string column) => Read(column, text => StatNumber.IsMissing(text)
        ? null
        : StatNumber.TryParse(text, out var number) ? number : double.NaN, "ett tal (med decimalpunkt)");

    /// <summary>Finite numbers; NaN for an empty field or NA.</summary>
    /// <inheritdoc cref="Numbers"/>
    public double[] NumbersOrEmpty(string column)
    {
        var place = Place(column);
        return [.. Enumerable.Range(0, Count).Select(row => StatNumber.IsMissing(_rows[row][place])
            ? double.NaN
            : StatNumber.TryParse(_rows[row][place], out var number) ? number : throw Wrong(row, column, "ett tal (med decimalpunkt) eller tomt"))];
    }

    public string[] Texts(string column)
    {
        var place = Place(column);
        return [.. _rows.Select(row => row[place])];
    }

    /// <summary>Names of units: none empty, none twice.</summary>
    /// <exception cref="UsageException">The column is missing, or a name is empty or stands twice.</exception>
    public string[] Ids(string column)
    {
        var ids = Texts(column);
        var seen = new Dictionary<string, int>(ids.Length);
        for (var row = 0; row < ids.Length; row++)
        {
            if (string.IsNullOrWhiteSpace(ids[row]))
            {
                throw Wrong(row, column, "ett namn på enheten");
            }

            if (!seen.TryAdd(ids[row], row))
            {
                throw new UsageException($"{_file}, {Where(row)}, kolumnen {column}: {ids[row]} står redan i {Where(seen[ids[row]])}. Varje enhet får stå en gång; ta bort dubbletten.");
            }
        }

        return ids;
    }

    /// <summary>Days: numbers as they stand, dates as days since 1970-01-01. One kind in a column.</summary>
    /// <inheritdoc cref="Numbers"/>
    public double[] Days(string column)
    {
        const string Wanted = "ett antal dygn eller ett datum som 2026-05-31, och samma sort i hela kolumnen";
        var dates = AreDates(column);
        return Read(column, text => StatNumber.IsMissing(text)
            ? null
            : StatDay.TryParse(text, out var days) && StatDay.TryParseDate(text, out _) == dates ? days : double.NaN, Wanted);
    }

    /// <summary>Whether a column of days holds dates, by its first row.</summary>
    public bool AreDates(string column) => Count > 0 && StatDay.TryParseDate(_rows[0][Place(column)], out _);

    /// <summary>Local moments (2026-05-31 22:15); null for an empty field or NA.</summary>
    /// <exception cref="UsageException">The column is missing, or a field is no moment.</exception>
    public DateTime?[] MomentsOrEmpty(string column)
    {
        var place = Place(column);
        return [.. Enumerable.Range(0, Count).Select(row => StatNumber.IsMissing(_rows[row][place])
            ? (DateTime?)null
            : StatDay.TryParseMoment(_rows[row][place], out var moment) ? moment : throw Wrong(row, column, "en tidpunkt som 2026-05-31 22:15 (lokal tid, utan Z eller +02:00)"))];
    }

    /// <summary>The geometry, each a polygon or a multipolygon.</summary>
    /// <exception cref="UsageException">The file has no geometry, or a row has none or another kind.</exception>
    public Geometry[] Polygons()
    {
        var shapes = _shapes ?? throw new UsageException($"{_file} har inga ytor. Ange en GeoJSON- eller GeoPackage-fil med ytor, eller ge grannarna med --weights.");
        return [.. shapes.Select((shape, row) => shape is Polygon { IsEmpty: false } or MultiPolygon { IsEmpty: false }
            ? shape
            : throw new UsageException($"{_file}, {Where(row)}: geometrin är {shape?.GeometryType ?? "tom"}, men en yta (Polygon, MultiPolygon) behövs. Rätta eller ta bort objektet."))];
    }

    /// <summary>A message about a field: what was expected.</summary>
    public UsageException Wrong(int row, string column, string wanted)
    {
        var value = _columns.TryGetValue(column, out var place) ? _rows[row][place] : "";
        return new($"{_file}, {Where(row)}, kolumnen {column}: {(string.IsNullOrWhiteSpace(value) ? "fältet är tomt" : $"”{Shown(value)}”")}, men {wanted} behövs. Rätta eller ta bort raden.");
    }

    /// <summary>Where a row stands, for messages: <c>rad 12</c>, <c>objekt 3</c>.</summary>
    public string Where(int row) => $"{(_shapes is null ? "rad" : "objekt")} {_places[row]}";

    /// <summary>What is said of a column that is not there, without a full stop.</summary>
    public string Missing(string column) =>
        $"kolumnen {column} finns inte. Kolumner i filen: {string.Join(", ", Columns.Select(Shown))}{(Columns is [var only] && only.Contains(';', StringComparison.Ordinal) ? ". Filen verkar ha semikolon: spara den med komma mellan fälten" : Columns is [var tabbed] && tabbed.Contains('\t', StringComparison.Ordinal) ? ". Filen verkar ha tabbar: spara den med komma mellan fälten" : "")}";

    private double[] Read(string column, Func<string, double?> parse, string wanted)
    {
        if (HasGeometry && FirstWithoutPoint is null && column is GeometryX or GeometryY && !Has(column))
        {
            return [.. _shapes!.Select(shape => column == GeometryX ? shape!.Coordinate.X : shape!.Coordinate.Y)];
        }

        var place = Place(column);
        return [.. Enumerable.Range(0, Count).Select(row => parse(_rows[row][place]) is { } number && !double.IsNaN(number) ? number : throw Wrong(row, column, wanted))];
    }

    private int Place(string column) => _columns.TryGetValue(column, out var place)
        ? place
        : throw new UsageException($"{_file}: {Missing(column)}.");

    private static string Shown(string value) => value.Length <= 40 ? value : $"{value[..40]}…";
}
