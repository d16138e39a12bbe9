namespace Geo.Database;

/// <summary>The statements that are kept as files.</summary>
internal static class EmbeddedSql
{
    /// <summary>The text of <c>Sql/name.sql</c>.</summary>
    public static string Get(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream($"Geo.Database.Sql.{name}.sql")
            ?? throw new ArgumentException($"There is no Sql/{name}.sql.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
