using System.Text;

namespace Geo.Database;

/// <summary>A file that is whole or not there: written under a name of its own, and then moved.</summary>
public static class OutputFile
{
    private const int BufferBytes = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // What lies there is devices and processes: moving a file over one would take it away from every program.
    private static readonly string[] Machine = ["/dev/", "/proc/", "/sys/"];

    /// <summary>Refuses a place that no file can be put in, before anything is computed.</summary>
    /// <exception cref="UsageException">It is a folder or a device, or its folder is not there.</exception>
    public static void Check(string option, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path))
        {
            throw new UsageException($"--{option} {path} är en mapp. Ange en fil.");
        }

        if (Machine.Any(place => RealPath.Of(path).StartsWith(place, StringComparison.Ordinal)))
        {
            throw new UsageException($"--{option} {path} är ingen vanlig fil. Ange en annan, eller - för att skriva ut.");
        }

        if (!Directory.Exists(folder))
        {
            throw new UsageException($"--{option} {path}: mappen {folder} finns inte. Skapa den först.");
        }
    }

    /// <exception cref="UsageException">The place may not be written.</exception>
    /// <inheritdoc cref="Check"/>
    public static void Write(string option, string path, Action<TextWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Check(option, path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var output = new StreamWriter(temporary, append: false, Utf8, BufferBytes))
            {
                write(output);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"--{option} {path} får inte skrivas. Ändra rättigheterna eller ange en annan fil.");
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
