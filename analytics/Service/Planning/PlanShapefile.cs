using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using Esri = NetTopologySuite.IO.Esri;

namespace Geo.Service.Planning;

/// <summary>A plan as a zipped shapefile: .shp, .dbf and .prj are unpacked in memory, up to a limit, and whatever else lies beside them
/// is never opened. Names in the archive are never used as paths.</summary>
internal static class PlanShapefile
{
    private const int MostEntries = 100;
    private const long LargestPart = 50 * 1024 * 1024;

    /// <summary>A shapefile packs to a third: what grows a hundredfold is a bomb.</summary>
    private const long LargestRatio = 100;

    private const int SmallEnough = 1024 * 1024;

    /// <exception cref="PlanFault">The archive holds no single shapefile of one surface, or unpacks to too much.</exception>
    public static PlanShape Read(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw new PlanFault($"Zip-filen har {archive.Entries.Count} filer. Packa bara shapefilen.", $"The zip file has {archive.Entries.Count} files. Pack only the shapefile.");
        }

        var shapes = archive.Entries.Where(entry => Ends(entry, ".shp")).ToList();
        if (shapes.Count != 1)
        {
            throw shapes.Count == 0 && archive.Entries.FirstOrDefault(entry => Ends(entry, ".gpkg") || Ends(entry, ".geojson") || Ends(entry, ".json")) is { } packed
                ? new PlanFault($"Zip-filen har ingen shapefil, men {packed.Name}. Packa upp den och ladda upp den som den är.", $"The zip file has no shapefile, but {packed.Name}. Unpack it and upload it as it is.")
                : shapes.Count == 0
                ? new PlanFault("Zip-filen har ingen shapefil (.shp). Packa .shp, .shx, .dbf och .prj tillsammans.", "The zip file has no shapefile (.shp). Pack .shp, .shx, .dbf and .prj together.")
                : new PlanFault($"Zip-filen har {shapes.Count} shapefiler. Packa en.", $"The zip file has {shapes.Count} shapefiles. Pack one.");
        }

        var stem = shapes[0].FullName[..^4];
        var attributes = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(stem + ".dbf", StringComparison.OrdinalIgnoreCase))
            ?? throw new PlanFault("Shapefilens .dbf saknas i zip-filen. Packa .shp, .shx, .dbf och .prj tillsammans.", "The shapefile's .dbf is missing in the zip file. Pack .shp, .shx, .dbf and .prj together.");
        var projection = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(stem + ".prj", StringComparison.OrdinalIgnoreCase));
        var crs = projection is null ? null : ProjectionText.Recognise(Encoding.UTF8.GetString(Unpack(projection)));
        return new(PlanFile.One(Shapes(Unpack(shapes[0]), Unpack(attributes))), crs);
    }

    private static List<(Geometry?, string?)> Shapes(byte[] shp, byte[] dbf)
    {
        // The reader would hand out memory by the numbers in the file: a record cannot be longer than the file.
        if (shp.Length < 100 || BinaryPrimitives.ReadInt32BigEndian(shp) != 9994 || BinaryPrimitives.ReadInt32BigEndian(shp.AsSpan(24)) * 2L > shp.Length)
        {
            throw Broken();
        }

        PlanFile.CheckPoints((shp.Length - 100) / 16);
        try
        {
            using var reader = Esri.Shapefile.OpenRead(new MemoryStream(shp), new MemoryStream(dbf), new ShapefileReaderOptions { GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes, Encoding = Encoding.Latin1 });
            var shapes = new List<(Geometry?, string?)>();
            while (shapes.Count < 1_000 && reader.Read(out var deleted))
            {
                if (!deleted)
                {
                    shapes.Add((reader.Geometry is MultiPolygon { NumGeometries: 1 } one ? one.GetGeometryN(0) : reader.Geometry, null));
                }
            }

            return shapes;
        }
        catch (Exception wrong) when (wrong is IOException or ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            throw Broken();
        }
    }

    // What the archive says of its sizes is somebody's word: it is counted while it unpacks.
    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var whole = new MemoryStream();
        var piece = new byte[81_920];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            whole.Write(piece, 0, read);
            if (whole.Length > LargestPart || (whole.Length > SmallEnough && whole.Length / Math.Max(1, entry.CompressedLength) > LargestRatio))
            {
                throw new PlanFault("Zip-filen växer orimligt när den packas upp och läses inte. Packa bara shapefilen.", "The zip file grows beyond reason when unpacked and is not read. Pack only the shapefile.");
            }
        }

        return whole.ToArray();
    }

    private static bool Ends(ZipArchiveEntry entry, string ending) =>
        entry.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static PlanFault Broken() => new("Shapefilen är trasig eller avhuggen. Exportera den på nytt.", "The shapefile is broken or cut off. Export it again.");
}
