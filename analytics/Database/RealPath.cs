namespace Geo.Database;

/// <summary>Where a file truly lies: two names, by links of the file system too, may be one file.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The full path, with every link on the way followed. What is not there, or leads in a circle, stands as it
    /// is.</summary>
    public static string Of(string path) => Of(Path.GetFullPath(path), 0);

    private static string Of(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        var place = Path.Combine(Of(folder, links), Path.GetFileName(path));
        return links < MostLinks && new FileInfo(place).LinkTarget is { } target
            ? Of(Path.GetFullPath(target, Path.GetDirectoryName(place)!), links + 1)
            : place;
    }
}
