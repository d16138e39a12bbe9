using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Geo.Generator.Content;

/// <summary>The municipality's own pictures, named after their content so that a browser may keep them for ever.</summary>
public sealed class PictureFolder
{
    public const string Name = "bilder";

    /// <summary>A page is at most 60 kB with all that it loads, and its text, style and script take the rest.</summary>
    private const int MostBytes = 35_000;

    private static readonly string[] Kinds = [".svg", ".png", ".jpg", ".webp"];
    private readonly ImmutableSortedDictionary<string, SiteFile> _files;

    private PictureFolder(ImmutableSortedDictionary<string, SiteFile> files) => _files = files;

    public static PictureFolder Empty { get; } = new(ImmutableSortedDictionary<string, SiteFile>.Empty);

    public IEnumerable<SiteFile> Files => _files.Values;

    /// <exception cref="BuildException">Something lies there that is no picture, is too large or has a name that is no
    /// address.</exception>
    public static async Task<PictureFolder> ReadAsync(string contentFolder, CancellationToken cancel)
    {
        var folder = Path.Combine(contentFolder, Name);
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var files = ImmutableSortedDictionary.CreateBuilder<string, SiteFile>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            var kind = Path.GetExtension(file);
            if (!Kinds.Contains(kind))
            {
                throw new BuildException($"{file}: är ingen bild. I {Name}/ får ligga {string.Join(", ", Kinds)}, med små bokstäver.");
            }

            if (!Path.GetFileNameWithoutExtension(file).All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            {
                throw new BuildException($"{file}: filnamnet blir en adress och får bara ha a–z, 0–9 och bindestreck.");
            }

            var bytes = await File.ReadAllBytesAsync(file, cancel);
            if (bytes.Length > MostBytes)
            {
                throw new BuildException(
                    $"{file}: bilden är {bytes.Length / 1000} kB, och högst {MostBytes / 1000} kB får plats på en sida. Spara den mindre, till exempel 800 pixlar bred som webp.");
            }

            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            files[$"/{Name}/{Path.GetFileName(file)}"] = new($"filer/{Path.GetFileNameWithoutExtension(file)}.{hash}{kind}", bytes);
        }

        return new(files.ToImmutable());
    }

    /// <summary>Where a picture lies on the site; null where there is none such.</summary>
    /// <param name="address">As the text has it, such as /bilder/hamnen.jpg.</param>
    public string? Find(string address) => _files.TryGetValue(address, out var file) ? "/" + file.Path : null;
}
