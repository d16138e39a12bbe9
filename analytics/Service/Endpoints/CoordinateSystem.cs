using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Service.Serving;
using NetTopologySuite.Geometries;

namespace Geo.Service.Endpoints;

/// <summary>A coordinate reference system that the API speaks (OGC API – Features, part 2), by the address that names it.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Epsg">Its number; CRS84 is EPSG:4326 with longitude first.</param>
/// <param name="NorthFirst">Whether coordinates are written northing, easting (latitude, longitude), as EPSG defines all but
/// CRS84.</param>
internal sealed record CoordinateSystem(string Uri, int Epsg, bool NorthFirst)
{
    /// <summary>Longitude 4 to 32, latitude 52 to 72: all that can be published lies within, and SWEREF 99 TM holds there.</summary>
    private static readonly Geometry Possible = Rectangle(4, 52, 32, 72);

    public static readonly CoordinateSystem Crs84 = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Crs.Wgs84, NorthFirst: false);

    public static readonly CoordinateSystem Storage = Of(Crs.Sweref99Tm);

    /// <summary>CRS84, SWEREF 99 TM and its local zones, and WGS 84.</summary>
    public static ImmutableArray<CoordinateSystem> All { get; } = [Crs84, Storage, Of(Crs.Wgs84), .. Enumerable.Range(3007, 12).Select(Of)];

    /// <summary>Digits after the point: a centimetre.</summary>
    public int Digits => Epsg == Crs.Wgs84 ? 7 : 2;

    /// <summary>The header <c>Content-Crs</c>.</summary>
    public string Header => $"<{Uri}>";

    /// <exception cref="ProblemException">The address names none that the API speaks.</exception>
    public static CoordinateSystem Get(string parameter, string? uri) =>
        uri is null ? Crs84 : All.FirstOrDefault(system => system.Uri == uri)
            ?? throw ProblemException.Parameter(parameter, "systemet finns inte här. Samlingen listar dem som finns under crs.", "that system is not offered. The collection lists those that are, under crs.");

    /// <summary>A geometry of this system in SWEREF 99 TM: null where none of it can be there.</summary>
    /// <exception cref="ProblemException">Its coordinates are none of the system's.</exception>
    public Geometry? ToSweref(Geometry geometry, string parameter)
    {
        var ordered = geometry.Copy();
        if (NorthFirst)
        {
            ordered.Apply(new Move(point => (point.Y, point.X)));
        }

        if (Epsg != Crs.Wgs84)
        {
            return ordered.Coordinates.All(point => Sweref99Tm.Possible(Epsg, point.X, point.Y)) ? Moved(ordered)
                : throw ProblemException.Parameter(parameter, "koordinaterna ligger inte i systemet. Kontrollera axlarnas ordning: nord före öst.", "the coordinates are not of that system. Check the order of the axes: northing before easting.");
        }

        if (!ordered.Coordinates.All(point => Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 90))
        {
            throw ProblemException.Parameter(parameter, "koordinaterna är inga grader. Kontrollera axlarnas ordning.", "the coordinates are not degrees. Check the order of the axes.");
        }

        var seen = ordered.Intersection(Possible);
        return seen.IsEmpty ? null : Moved(NetTopologySuite.Densify.Densifier.Densify(seen, 0.05));
    }

    /// <summary>A rectangle from west, south, east, north; a line or a point where two of them are the same.</summary>
    public static Geometry Rectangle(double west, double south, double east, double north) => Sweref99Tm.Factory.ToGeometry(new Envelope(west, east, south, north));

    private static CoordinateSystem Of(int epsg) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://www.opengis.net/def/crs/EPSG/0/{epsg}"), epsg, NorthFirst: true);

    private Geometry Moved(Geometry shared)
    {
        // An intersection shares corners with what it was made of: moved in place, those of Possible would move with it.
        var geometry = shared.Copy();
        geometry.Apply(new Move(point =>
        {
            var there = Sweref99Tm.From(Epsg, point.X, point.Y);
            return (there.X, there.Y);
        }));
        geometry.SRID = Crs.Sweref99Tm;
        return geometry;
    }

    private sealed class Move(Func<Coordinate, (double X, double Y)> to) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count; i++)
            {
                var (x, y) = to(sequence.GetCoordinate(i));
                sequence.SetX(i, x);
                sequence.SetY(i, y);
            }
        }
    }
}
