using System.Security.Cryptography;
using System.Text;
using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>A folder of a release that is whole or as it was: written beside its place with its checksums, then renamed.</summary>
internal static class FolderWriter
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes files and the list of their checksums; a folder that is there already is replaced.</summary>
    /// <param name="release">The release's id, for the register.</param>
    /// <param name="folder">Where the files are to lie.</param>
    /// <param name="files">Their names and bytes.</param>
    /// <param name="cancel">Stops the writing; the folder is then as it was.</param>
    /// <returns>What the register is to know of them.</returns>
    /// <exception cref="UsageException">Another program writes it at this moment.</exception>
    public static async Task<IReadOnlyList<ReleaseFileRecord>> WriteAsync(
        string release, string folder, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken cancel)
    {
        var sums = files.ToDictionary(file => file.Name, file => Sha256(file.Bytes));
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var held = Hold(target);
        var unfinished = target + ".unfinished";
        DeleteIfThere(unfinished);
        Directory.CreateDirectory(unfinished);
        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(unfinished, name), bytes, cancel);
        }

        // The format of sha256sum: anyone can check a download with `sha256sum -c SHA256SUMS`.
        var list = string.Concat(sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Value}  {sum.Key}\n"));
        await File.WriteAllBytesAsync(Path.Combine(unfinished, ReleaseFiles.Checksums), Utf8.GetBytes(list), cancel);
        var replaced = target + ".replaced";
        DeleteIfThere(replaced);
        if (Directory.Exists(target))
        {
            Directory.Move(target, replaced);
        }

        Directory.Move(unfinished, target);
        DeleteIfThere(replaced);
        return [.. files.Select(file => new ReleaseFileRecord { Release = release, Path = file.Name, Bytes = file.Bytes.Length, Sha256 = sums[file.Name] })];
    }

    /// <summary>The sha256 of some bytes, in lower-case hexadecimal.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Two that wrote beside the same place would mix their files. The hold ends with the program, however it ends.
    private static FileStream Hold(string target)
    {
        var path = target + ".lock";
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new UsageException($"Mappen {target} skrivs av ett annat program just nu. Vänta tills det är klart och kör om.");
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
