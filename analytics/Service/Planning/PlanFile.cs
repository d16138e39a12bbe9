using System.Text;
using Geo.Database;
using NetTopologySuite.Geometries;

namespace Geo.Service.Planning;

/// <summary>What a planner's file holds: one surface as it stands there.</summary>
/// <param name="Shape">Polygon or multipolygon, in the file's own coordinates.</param>
/// <param name="Crs">The EPSG number that the file gives; null where it gives none.</param>
/// <param name="Name">The plan's name; null where the file has none.</param>
/// <param name="RegistryNumber">Its number in the municipality's register; null where the file has none.</param>
internal sealed record PlanShape(Geometry Shape, int? Crs, string? Name = null, string? RegistryNumber = null);

/// <summary>Reads a plan from a file that anyone may have sent: GeoJSON, NGP 4.1, GeoPackage or a zipped shapefile, told apart by
/// their first bytes, never by their names.</summary>
internal static class PlanFile
{
    /// <summary>Bytes of the largest file.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Corners of the largest surface: no plan is drawn with so many.</summary>
    public const int MostPoints = 100_000;

    /// <exception cref="PlanFault">The file is not such a file, or holds no single surface.</exception>
    public static async Task<PlanShape> ReadAsync(string path, CancellationToken cancel)
    {
        var length = new FileInfo(path) is { Exists: true } file ? file.Length
            : throw new UsageException($"Filen {path} finns inte. Ange en fil, eller register:BETECKNING.");
        CheckLength(length);
        return await ReadAsync(await File.ReadAllBytesAsync(path, cancel), cancel);
    }

    /// <inheritdoc cref="ReadAsync(string, CancellationToken)"/>
    public static async Task<PlanShape> ReadAsync(byte[] bytes, CancellationToken cancel)
    {
        CheckLength(bytes.Length);
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 16)).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        try
        {
            return start switch
            {
                "" => throw new PlanFault("Filen är tom. Exportera planen på nytt.", "The file is empty. Export the plan again."),
                _ when start.StartsWith("SQLite format 3", StringComparison.Ordinal) => await InFolderAsync(bytes, "plan.gpkg", PlanGeoPackage.Read, cancel),
                _ when start.StartsWith("PK", StringComparison.Ordinal) => PlanShapefile.Read(bytes),
                _ when start[0] is '{' or '[' => PlanGeoJson.Read(bytes),
                _ when start[0] == '<' => throw new PlanFault(
                    "Filen är XML (KML, GML eller en webbsida), som inte läses. Exportera planen som GeoPackage, GeoJSON eller zippad shapefil.",
                    "The file is XML (KML, GML or a web page), which is not read. Export the plan as GeoPackage, GeoJSON or a zipped shapefile."),
                _ => throw new PlanFault(
                    "Filen är inte GeoJSON, GeoPackage eller en zippad shapefil. Exportera planen i något av dem.",
                    "The file is not GeoJSON, GeoPackage or a zipped shapefile. Export the plan as one of them."),
            };
        }
        catch (InvalidDataException)
        {
            throw new PlanFault("Zip-filen är trasig. Packa shapefilen på nytt.", "The zip file is broken. Pack the shapefile again.");
        }
    }

    /// <summary>The one surface among what a file holds.</summary>
    /// <exception cref="PlanFault">There is none, or more than one.</exception>
    public static Geometry One(IReadOnlyList<(Geometry? Shape, string? Name)> found)
    {
        var shapes = found.Where(one => one.Shape is { IsEmpty: false }).ToList();
        if (shapes.Count == 0)
        {
            throw new PlanFault("Filen har ingen yta: den är tom eller saknar geometri. Exportera planens gräns som yta.", "The file has no surface: it is empty or lacks geometry. Export the plan's boundary as a polygon.");
        }

        if (shapes.FirstOrDefault(one => one.Shape is not (Polygon or MultiPolygon)).Shape is { } other)
        {
            throw new PlanFault($"Filen har en geometri av typen {other.GeometryType}, ingen yta. Exportera planens gräns som yta (polygon).", $"The file has a geometry of type {other.GeometryType}, not a surface. Export the plan's boundary as a polygon.");
        }

        if (shapes.Count > 1)
        {
            var names = string.Join(", ", shapes.Select(one => one.Name).OfType<string>().Take(5));
            throw new PlanFault(
                $"Filen har {shapes.Count} ytor{(names.Length > 0 ? $" ({names})" : "")}, och en kontroll gäller en. Exportera en av dem, eller slå ihop dem till en yta.",
                $"The file has {shapes.Count} surfaces{(names.Length > 0 ? $" ({names})" : "")}, and a check is of one. Export one of them, or merge them into one.");
        }

        return shapes[0].Shape!;
    }

    /// <exception cref="PlanFault">There are more corners than any plan has.</exception>
    public static void CheckPoints(long points)
    {
        if (points > MostPoints)
        {
            throw new PlanFault(
                $"Ytan har fler än {MostPoints} hörn. Förenkla gränsen (till exempel till en meter) och försök igen.",
                $"The surface has more than {MostPoints} corners. Simplify the boundary (to a metre, say) and try again.");
        }
    }

    private static void CheckLength(long length)
    {
        if (length > LargestFile)
        {
            throw new PlanFault(
                $"Filen är större än {LargestFile / 1_048_576} MB, som är det mesta som tas emot. Exportera bara planens yta.",
                $"The file is larger than {LargestFile / 1_048_576} MB, which is the most that is accepted. Export only the plan's surface.");
        }
    }

    private static async Task<PlanShape> InFolderAsync(byte[] bytes, string name, Func<string, PlanShape> read, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("geo-plan-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes, cancel);
            return read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
