using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Sources;
using Geo.Etl.Staging;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Geo.Etl.Inspecting;

/// <summary>A municipality's land as its own files draw it, read without a database.</summary>
internal static class MunicipalityOutline
{
    private static readonly KnownPlaces Anywhere = new(null, new HashSet<(AreaKind, string, string)>());

    /// <summary>The outline by the municipality's mapping of it, else by its DeSO; null where the files are not at
    /// hand.</summary>
    public static Geometry? Find(MunicipalityFolder folder, string inputs) =>
        new[] { AreaKind.Municipality, AreaKind.Deso }
            .SelectMany(kind => folder.Mappings.Where(m => m.Reader == "areas" && m.AreaKind == kind))
            .Select(mapping => Read(mapping, folder, inputs))
            .FirstOrDefault(outline => outline is not null);

    private static Geometry? Read(Mapping mapping, MunicipalityFolder folder, string inputs)
    {
        try
        {
            var outlines = new List<Geometry>();
            foreach (var file in SourceFiles.Find(mapping, folder, inputs))
            {
                var reading = Reading(mapping, folder, file.Path, file.DeliveredOn, Anywhere);
                var take = SourceReaders.Get(mapping.Reader, mapping.Id).Read(reading);
                outlines.AddRange(reading.Rows().SelectMany(row => take(row)).OfType<StagedArea>().Select(area => area.Outline).OfType<Geometry>());
            }

            return outlines.Count == 0 ? null : UnaryUnionOp.Union(outlines);
        }
        catch (Exception wrong) when (wrong is UsageException or SourceDriftException or IOException)
        {
            // The file is not here, or not what it was: etl check says so; here it only means that nothing is known.
            return null;
        }
    }

    /// <summary>A reading of one file with nothing stored.</summary>
    public static Reading Reading(Mapping mapping, MunicipalityFolder folder, string path, DateOnly deliveredOn, KnownPlaces places) => new()
    {
        Mapping = mapping,
        Folder = folder,
        Path = path,
        DeliveredOn = deliveredOn,
        Masker = new Masker(),
        Places = places,
        Issues = new(folder.Municipality.Code, mapping.Id, System.IO.Path.GetFileName(path), deliveredOn),
    };
}
