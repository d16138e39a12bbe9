using Geo.Database;

namespace Geo.Service;

/// <summary>The folder <c>data/</c>: a municipality a folder.</summary>
internal static class DataFolder
{
    /// <summary>A municipality's folder.</summary>
    /// <param name="data">The folder that was named; null looks for <c>data/</c> beside <c>Geo.sln</c>.</param>
    /// <param name="slug">The municipality's name there.</param>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Of(string? data, string slug)
    {
        var root = data ?? (Checkout.Root is { } checkout
            ? Path.Combine(checkout, "data")
            : throw new UsageException("Mappen data/ hittades inte. Ange den: --data MAPP."));
        var folder = Path.Combine(root, slug);
        return Directory.Exists(folder)
            ? folder
            : throw new UsageException($"Mappen {folder} finns inte. Kommuner som finns: {(string.Join(", ", Slugs(root)) is { Length: > 0 } slugs ? slugs : "inga")}.");
    }

    private static IEnumerable<string> Slugs(string root) => Directory.Exists(root)
        ? Directory.GetDirectories(root).Where(folder => File.Exists(Path.Combine(folder, "municipality.yml"))).Select(folder => Path.GetFileName(folder)).Order()
        : ["inga"];
}
