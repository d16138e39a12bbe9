namespace Geo.Database;

/// <summary>The statements that are kept as files beside the code that runs them.</summary>
public static class SqlFile
{
    /// <summary>The text of a file, such as <c>Analyses/area_count</c>.</summary>
    /// <param name="beside">A type of the project whose file it is.</param>
    /// <param name="path">Below the project's folder, without <c>.sql</c>.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Read(Type beside, string path)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentNullException.ThrowIfNull(path);
        var project = beside.Assembly;
        using var stream = project.GetManifestResourceStream($"{project.GetName().Name}.{path.Replace('/', '.')}.sql")
            ?? throw new ArgumentException($"There is no {path}.sql.", nameof(path));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
