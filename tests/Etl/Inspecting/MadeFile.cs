using System.Globalization;
using System.Text;
using Geo.Database;
using Geo.Etl.Inspecting;
using Geo.Etl.Settings;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Inspecting;

/// <summary>A folder of files that a test makes byte by byte, gone when the test is.</summary>
internal sealed class MadeFile : IDisposable
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    static MadeFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Folder { get; } = Directory.CreateTempSubdirectory("geo-inspect").FullName;

    /// <summary>The middle of a town in Södermanland, in SWEREF 99 TM.</summary>
    public static Coordinate Town { get; } = new(612_000, 6_513_000);

    /// <summary>A square of 30 km around the town: its municipality.</summary>
    public static Geometry Outline { get; } = Sweref99Tm.Factory.ToGeometry(new Envelope(Town.X - 15_000, Town.X + 15_000, Town.Y - 15_000, Town.Y + 15_000));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public string Write(string name, string text, string encoding = "utf-8", bool mark = false)
    {
        var told = Encoding.GetEncoding(encoding);
        var bytes = told.GetBytes(text);
        File.WriteAllBytes(Path(name), mark ? [.. told.GetPreamble(), .. bytes] : bytes);
        return Path(name);
    }

    /// <summary>A damage register of sixty cases within 4 km of the town.</summary>
    /// <param name="crs">The system of its coordinates.</param>
    /// <param name="comma">True for a decimal comma.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <param name="east">Header over the eastings, or longitudes.</param>
    /// <param name="north">Header over the northings, or latitudes.</param>
    public static string Register(int crs, bool comma, char delimiter, string east = "Öst", string north = "Nord")
    {
        string[] words = ["Klotter", "Krossad ruta", "Skadad skylt", "Märkligt"];
        var text = new StringBuilder($"Ärendenr;Senast sett helt;Upptäckt;Typ;Beskrivning;{east};{north}\r\n".Replace(';', delimiter));
        for (var i = 0; i < 60; i++)
        {
            var at = To(crs, new(Town.X + (i * 937 % 8_000) - 4_000, Town.Y + (i * 571 % 8_000) - 4_000));
            var (easting, northing) = (Number(at.X, crs, comma), Number(at.Y, crs, comma));
            var described = $"Grå fasad vid gården, hemlighet nummer {i} åäö";
            string[] cells = [$"SK-{i + 1:0000}", $"2025-03-{i % 28 + 1:00} 08:15", $"2025-03-{i % 28 + 1:00} 16:40", words[i % 4], $"\"{described}\"", easting, northing];
            text.Append(string.Join(delimiter, cells)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>The proposal for an inspected file, as it would be read.</summary>
    /// <param name="inspection">What was found out of the file.</param>
    /// <param name="kinds">The kinds of incident that words may name, as the verb reads them; none where no word is asked about.</param>
    public Mapping Proposed(Inspection inspection, IReadOnlyList<IncidentKindRow>? kinds = null)
    {
        var path = Write("proposal.yml", Yaml(inspection, kinds));
        return StrictYaml.Read<Mapping>(path);
    }

    public static string Yaml(Inspection inspection, IReadOnlyList<IncidentKindRow>? kinds = null) => new ProposedMapping(inspection, kinds ?? []).Write("source-1", 10, inspection.File);

    public static Inspection Inspect(string path, Geometry? outline = null) => Inspection.Of(path, part: null, reader: null, outline);

    /// <summary>A point of SWEREF 99 TM in another system, found by trying: the way back is all that the project needs.</summary>
    public static Coordinate To(int crs, Coordinate point)
    {
        var degrees = crs == Geo.Database.Crs.Wgs84;
        var guess = degrees ? new Coordinate(17, 58.75) : crs == 3021 ? new(1_500_000, 6_500_000) : crs == Geo.Database.Crs.Sweref99Tm ? point.Copy() : new(150_000, 6_500_000);
        for (var i = 0; i < 60; i++)
        {
            var there = Sweref99Tm.From(crs, guess.X, guess.Y);
            var (dx, dy) = (point.X - there.X, point.Y - there.Y);
            guess = degrees ? new(guess.X + dx / 58_000, guess.Y + dy / 111_400) : new(guess.X + dx, guess.Y + dy);
        }

        return guess;
    }

    private static string Number(double value, int crs, bool comma) =>
        Math.Round(value, crs == Geo.Database.Crs.Wgs84 ? 6 : 1).ToString(crs == Geo.Database.Crs.Wgs84 ? "0.000000" : "0.0", comma ? Swedish : CultureInfo.InvariantCulture);
}
