namespace Geo.Etl.Fetching;

/// <summary>Folders and files that only the one who runs this can read, and files that are whole or not there.</summary>
internal static class OwnFiles
{
    private const string Unfinished = ".part";

    /// <summary>Makes a folder and those above it that are missing, with mode 0700.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, Mode);
        File.SetUnixFileMode(path, Mode);
    }

    /// <summary>Writes under another name, on the disk to the last byte, and only then gives it its name; mode 0600. What
    /// had that name is replaced.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path) ?? ".", $".{Path.GetFileName(path)}{Unfinished}");
        try
        {
            await using (var file = Create(unfinished))
            {
                await file.WriteAsync(content, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Deletes what a run that was killed left behind. Only for one who holds the lock.</summary>
    public static void DeleteUnfinished(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, $".*{Unfinished}", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            File.Delete(path);
        }
    }

    /// <summary>Holds the folder until disposed.</summary>
    /// <exception cref="FetchFailedException">Another run holds it.</exception>
    public static IDisposable Lock(string folder)
    {
        try
        {
            return Open(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate);
        }
        catch (IOException held)
        {
            throw new FetchFailedException($"En annan hämtning till {folder} pågår. Vänta tills den är klar och kör om.", held);
        }
    }

    private static FileStream Create(string path) => Open(path, FileMode.Create);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}
