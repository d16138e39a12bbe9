namespace Geo.Service;

/// <summary>The statements that are kept as files beside the code that runs them.</summary>
internal static class EmbeddedSql
{
    /// <summary>The text of a file, such as <c>Analyses/area_count</c>.</summary>
    public static string Get(string path)
    {
        var name = $"Geo.Service.{path.Replace('/', '.')}.sql";
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no {path}.sql.", nameof(path));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
