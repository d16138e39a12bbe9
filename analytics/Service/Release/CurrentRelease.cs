namespace Geo.Service.Release;

/// <summary>The link <c>current</c> beside the release folders: what reads it need not know names.</summary>
internal static class CurrentRelease
{
    private const string Name = "current";

    /// <summary>Lets it point at a release's folder; after a crash between the two steps the next run makes it.</summary>
    public static void PointAt(string folder)
    {
        var link = Link(Path.GetDirectoryName(folder)!);
        File.Delete(link);
        File.CreateSymbolicLink(link, Path.GetFileName(folder));
    }

    /// <summary>Whether it points at a release's folder.</summary>
    public static bool IsAt(string folder) =>
        new FileInfo(Link(Path.GetDirectoryName(folder)!)).LinkTarget == Path.GetFileName(folder);

    private static string Link(string releases) => Path.Combine(releases, Name);
}
