using System.Globalization;
using Geo.Database;
using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Staging;

/// <summary>Where a row's event was, and how well that is known.</summary>
/// <param name="Point">SWEREF 99 TM; null where only the municipality is known.</param>
/// <param name="Precision">How well.</param>
internal sealed record Location(Point? Point, LocationPrecision Precision);

/// <summary>Finds the place of each row of a file, and notices when the whole file is in another coordinate
/// system.</summary>
internal sealed class Locator(Reading reading)
{
    // Enough to tell which system the file is in.
    private const int Remembered = 500;
    private readonly List<(double Easting, double Northing)> _outside = [];
    private int _outsideRows;

    private bool InDegrees => reading.Mapping.Crs == Crs.Wgs84;

    /// <summary>The place by coordinates, else by the name or the address in the gazetteer, else only the municipality. Null,
    /// and the row rejected, where its coordinates are none of the municipality's.</summary>
    public Location? Find(SourceRow row)
    {
        if (!HasPoint(row))
        {
            return FindNamed(row);
        }

        if (FindPoint(row) is not { } found)
        {
            return null;
        }

        reading.PlacedByPoint++;
        return found;
    }

    /// <summary>The place by coordinates, else by the name or the address in the gazetteer, of what is of no use without one. Null,
    /// and the row rejected, where there is none.</summary>
    public Location? FindKnown(SourceRow row)
    {
        if (HasPoint(row) || Named(row) is not null)
        {
            return Find(row);
        }

        reading.Reject(row, "place,address", "platsen saknas eller känns inte igen; ge koordinater, eller en adress som finns i kommunens adresslager");
        return null;
    }

    /// <summary>The place by coordinates or by the row's shape alone; null, and the row rejected, where it has none of the
    /// municipality's.</summary>
    public Location? FindPoint(SourceRow row)
    {
        if (row.Shape is { IsEmpty: false } shape)
        {
            var inside = shape is Point point ? point.Coordinate : shape.InteriorPoint.Coordinate;
            return Place(row, inside.X, inside.Y);
        }

        if (row.Number("easting") is not { } east || row.Number("northing") is not { } north)
        {
            return Reject(row, InDegrees
                ? "koordinaterna går inte att läsa; skriv två tal i grader, till exempel 17,0091 och 58,7530"
                : "koordinaterna går inte att läsa; skriv två tal i meter, till exempel 612345 och 6519432");
        }

        return Place(row, (double)east, (double)north);
    }

    private Location? Place(SourceRow row, double easting, double northing)
    {
        if (easting == 0 || northing == 0)
        {
            return Reject(row, "0 är ingen koordinat; skriv platsens öst och nord, eller lämna båda tomma");
        }

        if (Inside(reading.Mapping.Crs, easting, northing) is { } point)
        {
            // Whole hundreds of metres are a map square's corner, not a place that someone pointed at; three decimals of a degree
            // are as coarse.
            var coarse = InDegrees ? 0.001m : 100;
            var rounded = (decimal)easting % coarse == 0 && (decimal)northing % coarse == 0;
            return new(Sweref99Tm.Factory.CreatePoint(point), rounded ? LocationPrecision.Street : LocationPrecision.Address);
        }

        if (Inside(reading.Mapping.Crs, northing, easting) is not null)
        {
            return Reject(row, InDegrees
                ? "longitud och latitud har bytt plats; i Sverige är longituden 10 till 25 och latituden 55 till 70"
                : "öst och nord har bytt plats; öst har sex siffror och nord sju");
        }

        _outsideRows++;
        if (_outside.Count < Remembered)
        {
            _outside.Add((easting, northing));
        }

        var system = Sweref99Tm.Known.FirstOrDefault(known => known.Crs == reading.Mapping.Crs).Name ?? $"EPSG:{reading.Mapping.Crs}";
        return Reject(row, $"punkten ligger mer än 2 km utanför kommunen; kontrollera siffrorna och att de är i {system}");
    }

    /// <summary>Stops a file of which too many points lie outside, and names the system they are likely in.</summary>
    /// <exception cref="SourceDriftException">More than the mapping's limit lie outside, or too many have no place.</exception>
    public void Check(int rows)
    {
        var (missing, limit) = (reading.WithoutPlace, reading.Mapping.Limits.MaxShareWithoutPlace);
        if (missing > rows * limit)
        {
            throw new SourceDriftException(string.Create(
                CultureInfo.GetCultureInfo("sv-SE"),
                $"{reading.File}: {missing} av {rows} rader saknar en plats som går att hitta ({(double)missing / rows:P1}); gränsen är {limit:P1}. Lägg till platserna i kommunens platslista, eller höj limits.maxShareWithoutPlace i mappningen {reading.Mapping.Id}.yml om källan är sådan. Inget har lästs in."));
        }

        if (_outsideRows <= rows * reading.Mapping.Limits.MaxShareNotUnderstood)
        {
            return;
        }

        var likely = Sweref99Tm.Known
            .Where(known => known.Crs != reading.Mapping.Crs)
            .Select(known => (known, Hits: _outside.Count(p => Inside(known.Crs, p.Easting, p.Northing) is not null || Inside(known.Crs, p.Northing, p.Easting) is not null)))
            .MaxBy(candidate => candidate.Hits);
        var advice = likely.Hits * 2 > _outside.Count
            ? $"De ser ut att vara i EPSG:{likely.known.Crs} ({likely.known.Name}): skriv crs: {likely.known.Crs} i mappningen {reading.Mapping.Id}.yml, eller begär filen i EPSG:{reading.Mapping.Crs}."
            : "Inget koordinatsystem som vi känner till lägger dem i kommunen: kontrollera att det är rätt kommuns fil.";
        throw new SourceDriftException($"{reading.File}: {_outsideRows} av {rows} rader har koordinater utanför kommunen. {advice} Inget har lästs in.");
    }

    private Coordinate? Inside(int crs, double easting, double northing)
    {
        if (!Sweref99Tm.Possible(crs, easting, northing))
        {
            return null;
        }

        var point = Sweref99Tm.From(crs, easting, northing);
        return reading.Places.Near(point) ? point : null;
    }

    private Location FindNamed(SourceRow row)
    {
        if (Named(row) is { } found)
        {
            reading.PlacedByName++;
            return found;
        }

        reading.WithoutPlace++;
        var given = row.Word("place").Length > 0 ? "place" : row.Word("address").Length > 0 ? "address" : null;
        reading.Remark(row, given ?? "easting,northing", given is null
            ? "platsen saknas: händelsen räknas för hela kommunen och syns inte på någon karta"
            : "platsen känns inte igen: händelsen räknas för hela kommunen och syns inte på någon karta; lägg till namnet i kommunens platslista");
        return new(null, LocationPrecision.Municipality);
    }

    private static bool HasPoint(SourceRow row) => row.Shape is not null || row.Cell("easting") is not null || row.Cell("northing") is not null;

    private Location? Named(SourceRow row)
    {
        foreach (var role in (ReadOnlySpan<string>)["place", "address"])
        {
            if (row.Word(role) is { Length: > 0 } name && reading.Places.Find(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private Location? Reject(SourceRow row, string problem)
    {
        reading.Reject(row, "easting,northing", problem);
        return null;
    }
}
