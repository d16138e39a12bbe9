using Geo.Database;
using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Staging;

/// <summary>Where a row's event was, and how well that is known.</summary>
internal sealed record Location(Point Point, LocationPrecision Precision);

/// <summary>Finds the place of each row of a file, and notices when the whole file is in another coordinate
/// system.</summary>
internal sealed class Locator(Reading reading)
{
    // Enough to tell which system the file is in.
    private const int Remembered = 500;
    private readonly List<(double Easting, double Northing)> _outside = [];
    private int _outsideRows;

    /// <summary>The place; null, and the row rejected, where its coordinates are none of the municipality's.</summary>
    public Location? Find(SourceRow row)
    {
        if (row.Cell("easting") is null && row.Cell("northing") is null)
        {
            return FindNamed(row);
        }

        if (row.Number("easting") is not { } east || row.Number("northing") is not { } north)
        {
            return Reject(row, "koordinaterna går inte att läsa; skriv två tal i meter, till exempel 612345 och 6519432");
        }

        var (easting, northing) = ((double)east, (double)north);
        if (easting == 0 || northing == 0)
        {
            return Reject(row, "0 är ingen koordinat; skriv platsens öst och nord, eller lämna båda tomma");
        }

        if (Inside(reading.Mapping.Crs, easting, northing) is { } point)
        {
            // Whole hundreds are a map square's corner, not a place that someone pointed at.
            var rounded = easting % 100 == 0 && northing % 100 == 0;
            return new(Sweref99Tm.Factory.CreatePoint(point), rounded ? LocationPrecision.Street : LocationPrecision.Address);
        }

        if (Inside(reading.Mapping.Crs, northing, easting) is not null)
        {
            return Reject(row, "öst och nord har bytt plats; öst har sex siffror och nord sju");
        }

        _outsideRows++;
        if (_outside.Count < Remembered)
        {
            _outside.Add((easting, northing));
        }

        return Reject(row, "punkten ligger mer än 2 km utanför kommunen; kontrollera siffrorna och att de är i SWEREF 99 TM");
    }

    /// <summary>Stops a file of which too many points lie outside, and names the system they are likely in.</summary>
    /// <exception cref="SourceDriftException">More than the mapping's limit lie outside.</exception>
    public void Check(int rows)
    {
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

    private Location? FindNamed(SourceRow row)
    {
        var name = row.Word("place");
        if (reading.Mapping.Places.GetValueOrDefault(name) is [var easting, var northing])
        {
            return new(Sweref99Tm.Factory.CreatePoint(new Coordinate(easting, northing)), LocationPrecision.Street);
        }

        reading.Reject(row, name.Length > 0 ? "place" : "easting,northing", name.Length > 0
            ? "platsen saknar koordinater och känns inte igen; skriv öst och nord, eller lägg till platsen under places i mappningen"
            : "platsen saknas; skriv öst och nord i meter, eller namnet på en plats som står under places i mappningen");
        return null;
    }

    private Location? Reject(SourceRow row, string problem)
    {
        reading.Reject(row, "easting,northing", problem);
        return null;
    }
}
