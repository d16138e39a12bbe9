using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Sources;

namespace Geo.Etl.Loading;

/// <summary>A file of a source, found but not read.</summary>
internal sealed record SourceFile(string Path, DateOnly DeliveredOn)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>True where the desk took in what it holds.</summary>
    public bool IsOfDesk { get; init; }
}

/// <summary>Which files a mapping means, of which day, and whether they are the same as last time.</summary>
internal static partial class SourceFiles
{
    /// <summary>The files in the order of their names.</summary>
    /// <exception cref="UsageException">The folder or every file is missing, or a file has no date.</exception>
    public static IReadOnlyList<SourceFile> Find(Mapping mapping, MunicipalityFolder folder, string inputs)
    {
        var found = Matching(mapping, inputs);
        if (found.Count == 0 && !mapping.Optional)
        {
            throw new UsageException(
                $"{mapping.Title}: ingen fil {mapping.Files} finns i {inputs}. Lägg filen där, ange rätt mapp med --inputs, eller skriv optional: true i {folder.MappingFile(mapping)}.");
        }

        return [.. found.Select(path => new SourceFile(path, DeliveredOn(mapping, folder, path)))];
    }

    /// <summary>The paths that the mapping means, in the order of their names; none where the folder is missing.</summary>
    public static IReadOnlyList<string> Matching(Mapping mapping, string inputs)
    {
        var parts = mapping.Files.Split('/');
        IEnumerable<string> folders = [inputs];
        foreach (var part in parts[..^1])
        {
            folders = folders.SelectMany(under => Directory.Exists(under) ? Directory.EnumerateDirectories(under, part) : []);
        }

        return [.. folders.SelectMany(under => Directory.Exists(under) ? Directory.EnumerateFiles(under, parts[^1]) : []).Order(StringComparer.Ordinal)];
    }

    /// <summary>The sha256 of the file's bytes; of a shapefile, of all its parts' after one another.</summary>
    public static async Task<string> HashAsync(SourceFile file, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        foreach (var part in Shapefile.Parts(file.Path))
        {
            await using var stream = File.OpenRead(part);
            for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
            {
                sha.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>What would make the same rows again: the file, the mapping, the lists it leans on and the version of the code
    /// that reads.</summary>
    public static async Task<string> FingerprintAsync(string fileHash, Mapping mapping, MunicipalityFolder folder, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(fileHash));
        sha.AppendData(await File.ReadAllBytesAsync(folder.MappingFile(mapping), cancel));
        var version = $"{SourceReaders.Get(mapping.Reader, mapping.Id).Version} {Masker.Version} {string.Join(' ', folder.OffenceCodes.Order(StringComparer.Ordinal))}";
        sha.AppendData(Encoding.UTF8.GetBytes(version));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    // A fetched file lies in the folder of its day.
    private static DateOnly DeliveredOn(Mapping mapping, MunicipalityFolder folder, string path) =>
        mapping.DeliveredOn
            ?? DateIn(System.IO.Path.GetFileName(path))
            ?? DateIn(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) ?? "")
            ?? throw new UsageException($"{path}: leveransens datum är inte känt. Skriv deliveredOn: ÅÅÅÅ-MM-DD i {folder.MappingFile(mapping)}, eller datumet i filens eller mappens namn.");

    private static DateOnly? DateIn(string name) =>
        Date().Match(name) is { Success: true } date
        && DateOnly.TryParse($"{date.Groups[1].Value}-{date.Groups[2].Value}-{date.Groups[3].Value}", System.Globalization.CultureInfo.InvariantCulture, out var day)
            ? day
            : null;

    [GeneratedRegex(@"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")]
    private static partial Regex Date();
}
