namespace Geo.Database;

/// <summary>Where Geo's own folders lie, such as <c>data/</c>: beside <c>Geo.sln</c>.</summary>
public static class Checkout
{
    /// <summary>The folder with Geo.sln, found upwards from where we stand, else from the program; null where neither lies in
    /// one.</summary>
    public static string? Root { get; } = Find(Environment.CurrentDirectory) ?? Find(AppContext.BaseDirectory);

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Geo.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
