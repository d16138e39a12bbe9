using System.Globalization;
using Geo.Etl.Loading;

namespace Geo.Etl.Verbs;

/// <summary>The lines that <c>etl load</c> prints: one a source, columns under each other.</summary>
internal static class LoadTable
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static string Header { get; } = string.Create(Swedish, $"{"källa",-26}{"lästa",9}{"godtagna",10}{"avvisade",10}{"anmärkn.",10}{"sekunder",10}");

    public static string Line(SourceSummary source)
    {
        var notes = new List<string>();
        if (source.Files == 0)
        {
            notes.Add("ingen fil");
        }
        else if (source.Unchanged)
        {
            notes.Add("oförändrad");
        }

        if (source.OthersRows > 0)
        {
            notes.Add(string.Create(Swedish, $"{source.OthersRows:N0} rader gäller andra kommuner"));
        }

        if (source.Masked.Count > 0)
        {
            notes.Add($"maskat: {string.Join(", ", source.Masked.Select(mask => $"{mask.Value} {mask.Key}"))}");
        }

        return Row(source.Source, source.Read, source.Accepted, source.Rejected, source.Remarks, source.Seconds)
            + (notes.Count > 0 ? $"  {string.Join("; ", notes)}" : "");
    }

    public static string Total(LoadSummary load) =>
        Row("summa", load.Sources.Sum(s => s.Read), load.Sources.Sum(s => s.Accepted), load.Sources.Sum(s => s.Rejected), load.Sources.Sum(s => s.Remarks), load.Seconds)
        + (load.Changed ? "" : "  inget har ändrats");

    private static string Row(string name, int read, int accepted, int rejected, int remarks, double seconds) =>
        string.Create(Swedish, $"{name,-26}{read,9:N0}{accepted,10:N0}{rejected,10:N0}{remarks,10:N0}{seconds,10:N1}");
}
