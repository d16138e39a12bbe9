using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Geo.Etl.Sampling.Official;

/// <summary>What a file of an official source holds: for tests alone.</summary>
/// <param name="Source">The id of its mapping.</param>
/// <param name="File">Under the sources folder.</param>
/// <param name="Rows">Rows of the municipality, those that must be rejected among them.</param>
/// <param name="Others">Rows of other municipalities.</param>
/// <param name="Faults">What is wrong in it.</param>
internal sealed record OfficialFile(string Source, string File, int Rows, int Others, IReadOnlyList<OfficialFault> Faults)
{
    public int Rejected => Faults.Where(fault => fault.Rejected).DistinctBy(fault => fault.Row).Count();
}

/// <summary>A fault put into a row of an official source.</summary>
/// <param name="Row">The row as the reader numbers it.</param>
/// <param name="Fault">What was done.</param>
/// <param name="Rejected">Whether the row must be left out for it.</param>
internal sealed record OfficialFault(int Row, string Fault, bool Rejected);

/// <summary>The official and open sources of the sample municipality, in the formats of their publishers and with those
/// formats' faults.</summary>
internal static class OfficialFiles
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>JSON with its letters as they are, on one line.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<OfficialFile> Write(SampleTown town, long seed, string folder) =>
    [
        .. PoliceFiles.Write(seed, folder),
        .. CrimeFigures.Write(seed, folder),
        .. FigureFiles.Write(town, seed, folder),
        .. SurveyFiles.Write(seed, folder),
        .. PlanFiles.Write(town, folder),
    ];

    public static string Path(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public static void WriteJson(string folder, string name, JsonNode content) =>
        File.WriteAllText(Path(folder, name), content.ToJsonString(Indented) + "\n");

    /// <summary>Lines parted by CR and LF, as Windows programs write them.</summary>
    public static void WriteLines(string folder, string name, Encoding encoding, IEnumerable<string> lines) =>
        File.WriteAllText(Path(folder, name), string.Concat(lines.Select(line => line + "\r\n")), encoding);
}
