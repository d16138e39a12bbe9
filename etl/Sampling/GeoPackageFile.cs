using Geo.Database;

namespace Geo.Etl.Sampling;

/// <summary>The invented municipality's GeoPackages: the same byte for byte each time.</summary>
internal static class GeoPackageFile
{
    private static readonly DateOnly MadeOn = new(2026, 7, 1);

    public static void Write(string path, IReadOnlyList<GeoPackageLayer> layers) =>
        GeoPackageWriter.Write(path, layers, "EXEMPELDATA: den påhittade kommunen Exempelstad", MadeOn);
}
