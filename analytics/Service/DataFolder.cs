using Geo.Database;

namespace Geo.Service;

/// <summary>The folder <c>data/</c>: a municipality a folder.</summary>
internal static class DataFolder
{
    /// <summary>A municipality's folder.</summary>
    /// <param name="data">The folder that was named; null looks for <c>data/</c> beside <c>Geo.sln</c>, upwards from the
    /// program.</param>
    /// <param name="slug">The municipality's name there.</param>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Of(string? data, string slug)
    {
        var root = data ?? Find();
        var folder = Path.Combine(root, slug);
        return Directory.Exists(folder)
            ? folder
            : throw new UsageException($"Mappen {folder} finns inte. Kommuner som finns: {string.Join(", ", Slugs(root))}.");
    }

    private static IEnumerable<string> Slugs(string root) => Directory.Exists(root)
        ? Directory.GetDirectories(root).Where(folder => File.Exists(Path.Combine(folder, "municipality.yml"))).Select(folder => Path.GetFileName(folder)).Order()
        : ["inga"];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Geo.sln")))
            {
                return Path.Combine(folder.FullName, "data");
            }
        }

        throw new UsageException("Mappen data/ hittades inte. Ange den: --data MAPP.");
    }
}
