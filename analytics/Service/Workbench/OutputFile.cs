using System.Text;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>A file that is whole or not there: written under a name of its own, and then moved.</summary>
internal static class OutputFile
{
    private const int BufferBytes = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="UsageException">The folder is not there, or may not be written.</exception>
    public static void Write(string option, string path, Action<TextWriter> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder) || Directory.Exists(path))
        {
            throw new UsageException(Directory.Exists(path) ? $"--{option} {path} är en mapp. Ange en fil." : $"--{option} {path}: mappen {folder} finns inte. Skapa den först.");
        }

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
