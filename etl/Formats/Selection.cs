using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>The rows of a table that its mapping asks for by <c>format.select</c>: which codes of a column to take. Rows are
/// chosen, never added up: since 2025 SCB puts noise in every cell (the Cell Key Method), and a sum of cells is a sum of noise.</summary>
internal sealed class Selection
{
    private readonly List<(int Column, HashSet<string> Codes)> _wanted = [];

    /// <exception cref="SourceDriftException">A column that is asked for is not in the table.</exception>
    public Selection(string path, IReadOnlyList<string> header, FormatSetting format)
    {
        foreach (var (column, codes) in format.Select)
        {
            var place = header.ToList().IndexOf(column);
            if (place < 0)
            {
                throw new SourceDriftException(
                    $"{Path.GetFileName(path)}: kolumnen {column} finns inte; de som finns är {string.Join(", ", header)}. Rätta format.select i källans mappning. Inget har lästs in.");
            }

            _wanted.Add((place, [.. codes]));
        }
    }

    public bool Has(object?[] cells) => _wanted.TrueForAll(wanted => cells[wanted.Column] is string code && wanted.Codes.Contains(code));

    /// <exception cref="SourceDriftException">A code that is asked for is not among those that the column has.</exception>
    public static void Demand(string path, FormatSetting format, string column, IEnumerable<string> present)
    {
        if (format.Select.TryGetValue(column, out var codes) && codes.Except(present).ToList() is { Count: > 0 } missing)
        {
            throw new SourceDriftException(
                $"{Path.GetFileName(path)}: {column} har inte {string.Join(", ", missing)}, som mappningen ska ta. Hämta filen med dem, eller rätta format.select i källans mappning. Inget har lästs in.");
        }
    }
}
