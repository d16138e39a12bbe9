using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>Writes a release as a folder of open data: the same release gives the same bytes, and a crash leaves no half
/// folder.</summary>
public static class ReleaseFolder
{
    /// <summary>Writes the files of <see cref="ReleaseFiles"/> beside <paramref name="folder"/>, then renames. A folder that
    /// is there already is replaced.</summary>
    /// <param name="release">All that is released.</param>
    /// <param name="areaOutlinesGeoJson">The areas that have an outline: a feature collection in WGS 84.</param>
    /// <param name="folder">Where the release is to lie.</param>
    /// <param name="cancel">Stops the writing; the folder is then as it was.</param>
    /// <returns>Each file with its length and sha256.</returns>
    /// <exception cref="UsageException">The outlines are not a GeoJSON feature collection.</exception>
    public static async Task<IReadOnlyList<ReleaseFileRecord>> WriteAsync(
        ReleaseSnapshot release, string areaOutlinesGeoJson, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        var listed = ReleaseResources.Of(release, areaOutlinesGeoJson);
        List<ReleaseResource> resources = [.. listed, CatalogueText.Resource(release, listed)];
        var prefix = release.Description.Fictional ? ReleaseResources.Example + ": " : "";
        return await FolderWriter.WriteAsync(
            release.Description.Id,
            folder,
            [
                .. resources.Select(resource => (resource.Path, resource.Bytes)),
                (ReleaseFiles.DataPackage, FolderWriter.Utf8.GetBytes(DataPackageText.Of(release, resources, prefix))),
            ],
            cancel);
    }
}
