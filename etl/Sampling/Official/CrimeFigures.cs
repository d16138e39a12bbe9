using System.Globalization;
using System.Text;

namespace Geo.Etl.Sampling.Official;

/// <summary>Reported offences as Brå publishes them: a file a year in two of its shapes, and an export of its database by
/// quarter.</summary>
internal static class CrimeFigures
{
    private const int Residents = 35_186;
    private static readonly string[] Quarters = ["2024K3", "2024K4", "2025K1", "2025K2", "2025K3", "2025K4", "2026K1", "2026K2"];
    private static readonly string[] Neighbours = ["Fabelköping", "Påhittsby", "Sagovik–Ås", "Sägenfors", "Vitterhamn"];

    public static IEnumerable<OfficialFile> Write(long seed, string folder)
    {
        var random = new SampleRandom(seed, "crime figures");
        var total = Quarters.ToDictionary(quarter => quarter, _ => 900 + random.Below(140));
        yield return WriteYear(folder, 2021, 3_871, random);
        yield return WriteYear(folder, 2025, total.Where(quarter => quarter.Key.StartsWith("2025", StringComparison.Ordinal)).Sum(quarter => quarter.Value), random);
        yield return WriteDatabase(folder, total, random);
    }

    // 2021: no header, "kommun" after the name, districts of a city among the municipalities, a space between thousands.
    private static OfficialFile WriteYear(string folder, int year, int count, SampleRandom random)
    {
        var name = $"bra/anmalda-brott-kommunerna-{year}.csv";
        var old = year == 2021;
        List<string> lines = old ? [] : ["Kommun;Antal;Per 100 000 inv."];
        List<(string Name, int Count, int Per)> rows = [.. Neighbours.Select(n => (n, 400 + random.Below(9_000), 5_000 + random.Below(9_000)))];
        rows.Insert(1, ("Exempelstad", count, (int)Math.Round(count * 100_000.0 / Residents)));
        if (old)
        {
            rows.Insert(1, ("Fabelköping, Östra stadsdelen", 1_211, 9_044));
        }

        lines.AddRange(rows.Select(row => $"{(old ? InGenitive(row.Name) : row.Name.Replace('–', '-'))};{Number(row.Count, old)};{Number(row.Per, old)}"));
        OfficialFiles.WriteLines(folder, name, new UTF8Encoding(true), lines);
        return new("bra-yearly", name, 1, rows.Count - 1, []);
    }

    private static string InGenitive(string name) => name.Contains(',', StringComparison.Ordinal) ? name : name is "Sagovik–Ås" ? "Sagovik–Ås kommun" : $"{name}s kommun";

    private static string Number(int number, bool spaced) => spaced
        ? number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ')
        : number.ToString(CultureInfo.InvariantCulture);

    private static OfficialFile WriteDatabase(string folder, Dictionary<string, int> total, SampleRandom random)
    {
        const string Name = "bra/sol-anmalda-brott-kvartal.csv";
        List<string> lines =
        [
            "EXEMPELDATA Anmälda brott, kommuner, per kvartal",
            ";" + string.Join(';', Quarters.SelectMany(q => new[] { Year(q), Year(q) })),
            ";" + string.Join(';', Quarters.SelectMany(q => new[] { $"Kvartal {q[^1]}", $"Kvartal {q[^1]}" })),
            ";" + string.Join(';', Quarters.Select(_ => "Antal;/100&nbsp;000&nbsp;inv")),
            "Anmälda brott" + string.Concat(Quarters.Select(_ => ";;")),
        ];
        foreach (var region in new[] { "Exempelstad", "Sagovik" })
        {
            var share = region == "Exempelstad" ? 1.0 : 0.6;
            lines.Add($"{region} kommun" + string.Concat(Quarters.Select(_ => ";;")));
            lines.Add("&nbsp;Totalt antal brott" + Cells(q => (int)(total[q] * share)));
            lines.Add("&nbsp;&nbsp;Brottsbalken" + string.Concat(Quarters.Select(_ => ";..;..")));
            lines.Add("&nbsp;&nbsp;&nbsp;3-4,6 kap. Brott mot person" + Cells(_ => (int)((190 + random.Below(50)) * share)));
            lines.Add("&nbsp;&nbsp;&nbsp;12 kap. Skadegörelsebrott" + Cells(_ => (int)((60 + random.Below(40)) * share)));
        }

        OfficialFiles.WriteLines(folder, Name, Encoding.Latin1, lines);
        return new("bra-quarterly", Name, 3 * Quarters.Length, 4 * Quarters.Length, []);

        static string Year(string quarter) => quarter.StartsWith("2026", StringComparison.Ordinal) ? "2026 prel." : quarter[..4];
        static string Cells(Func<string, int> count) => string.Concat(Quarters.Select(q =>
            count(q) is var n ? string.Create(CultureInfo.InvariantCulture, $";{Thousands(n)};{Math.Round(n * 100_000.0 / Residents):0}") : ""));
        static string Thousands(int n) => n < 1_000 ? n.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{n / 1_000}&nbsp;{n % 1_000:000}");
    }
}
