using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Writes points with a height as a shapefile (ESRI Shapefile Technical Description, 1998) that is the same byte for byte
/// each time: .shp, .shx, .dbf in Windows-1252 and .prj, without the .cpg that would tell the encoding.</summary>
internal static class ShapefileFile
{
    private const int PointWithHeight = 11;
    private const int ContentBytes = 36;
    private const int HeaderBytes = 100;
    private const int TextBytes = 24;

    // As ArcGIS writes SWEREF 99 16 30.
    private const string Zone1630 = """PROJCS["SWEREF99_16_30",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",150000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",16.5],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

    /// <param name="path">Ends in .shp; its folder exists.</param>
    /// <param name="table">Text and numbers.</param>
    /// <param name="points">One a row, in SWEREF 99 16 30.</param>
    public static void Write(string path, SampleTable table, IReadOnlyList<Coordinate> points)
    {
        WriteShapes(path, points, index: false);
        WriteShapes(Path.ChangeExtension(path, ".shx"), points, index: true);
        WriteAttributes(Path.ChangeExtension(path, ".dbf"), table);
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), Zone1630);
    }

    private static void WriteShapes(string path, IReadOnlyList<Coordinate> points, bool index)
    {
        using var writer = new BinaryWriter(File.Create(path));
        var size = HeaderBytes + points.Count * (index ? 8 : 8 + ContentBytes);
        Big(9994);
        for (var i = 0; i < 5; i++)
        {
            Big(0);
        }

        Big(size / 2);
        writer.Write(1000);
        writer.Write(PointWithHeight);
        var bounds = new Envelope(points);
        foreach (var side in new[] { bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY, 0, 0, 0, 0 })
        {
            writer.Write(side);
        }

        for (var i = 0; i < points.Count; i++)
        {
            Big(index ? (HeaderBytes + i * (8 + ContentBytes)) / 2 : i + 1);
            Big(ContentBytes / 2);
            if (!index)
            {
                writer.Write(PointWithHeight);
                writer.Write(points[i].X);
                writer.Write(points[i].Y);
                writer.Write(0.0);
                writer.Write(0.0);
            }
        }

        void Big(int value) => writer.Write(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value));
    }

    private static void WriteAttributes(string path, SampleTable table)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding(1252);
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write((byte)3);
        writer.Write([126, 7, 1]);
        writer.Write(table.Rows.Count);
        writer.Write((ushort)(32 + 32 * table.Columns.Count + 1));
        writer.Write((ushort)(1 + TextBytes * table.Columns.Count));
        writer.Write(new byte[20]);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var isNumber = table.Rows[0].Cells[i] is double;
            writer.Write(windows.GetBytes(table.Columns[i].PadRight(11, '\0')));
            writer.Write((byte)(isNumber ? 'N' : 'C'));
            writer.Write(0);
            writer.Write((byte)TextBytes);
            writer.Write((byte)(isNumber ? 1 : 0));
            writer.Write(new byte[14]);
        }

        writer.Write((byte)'\r');
        foreach (var row in table.Rows)
        {
            writer.Write((byte)' ');
            foreach (var cell in row.Cells)
            {
                var text = cell is double number ? number.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(TextBytes) : SampleTable.Text(cell).PadRight(TextBytes);
                writer.Write(windows.GetBytes(text[..TextBytes]));
            }
        }

        writer.Write((byte)0x1A);
    }
}
