using Geo.Database;

namespace Geo.Service;

/// <summary>A folder that files are to be put in.</summary>
internal static class OutputFolder
{
    /// <summary>Makes it where it is not there.</summary>
    /// <exception cref="UsageException">It is a file or a device, or may not be made.</exception>
    public static void Create(string option, string path)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"--{option} {path} är en fil. Ange en mapp.");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--{option} {path}: mappen går inte att skapa. Ange en mapp som du får skriva i.", refused);
        }
    }
}
