using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>A personal detail put into a row, which no store may keep: where it stands and what it is.</summary>
internal sealed record PlantedPersonal(string Source, string File, string Reference, int Row, string Column, string Kind, string Value);

/// <summary>Writes details of people who do not exist into free text. Personal numbers take the serial numbers that Skatteverket
/// keeps for tests, telephone numbers the series that PTS keeps for fiction.</summary>
internal static class SamplePersonalData
{
    private static readonly string[] FirstNames = ["Kerstin", "Anders", "Fatima", "Johan", "Linnéa", "Mohammed", "Birgitta", "Erik", "Sofia", "Ali"];
    private static readonly string[] LastNames = ["Exempelsson", "Provberg", "Låtsasgren", "Påhittström", "Testlund"];

    public static IReadOnlyList<PlantedPersonal> Plant(SampleTable damage, IReadOnlyList<SampleTable> est, HashSet<SampleRow> touched, long seed)
    {
        var random = new SampleRandom(seed, "personal data");
        List<(SampleTable Table, SampleRow Row, string Column, string Kind, string Value)> planted = [];
        SampleTable[] tables = [damage, .. est];
        var turn = 0;
        foreach (var (kind, make, sentence) in Kinds(random))
        {
            for (var copies = 0; copies < 4; copies++)
            {
                Put(tables[turn++ % tables.Length], "Beskrivning", kind, make(), sentence);
            }
        }

        Put(damage, "Objekt", "personal number", PersonalNumber(random, century: true, "-"), "{0}");
        Put(est[1], "Plats", "personal number", PersonalNumber(random, century: false, "-"), "{0}");
        return [.. planted.Select(p => new PlantedPersonal(
            p.Table.Source, p.Table.File, SampleTable.Text(p.Row.Cells[0]), p.Table.Number(p.Row), p.Column, p.Kind, p.Value))];

        void Put(SampleTable table, string column, string kind, string value, string sentence)
        {
            SampleRow row;
            do
            {
                row = random.Pick(table.Rows);
            }
            while (row.Incident is null || !touched.Add(row));

            table.Set(row, column, string.Format(CultureInfo.InvariantCulture, sentence, value));
            planted.Add((table, row, column, kind, value));
        }
    }

    /// <summary>The same details in the free texts of the further sources, and a name where an organisation should stand.</summary>
    public static IReadOnlyList<PlantedPersonal> PlantFurther(IReadOnlyList<(SampleTable Table, string Column)> texts, HashSet<SampleRow> touched, long seed)
    {
        var random = new SampleRandom(seed, "further personal data");
        List<PlantedPersonal> planted = [];
        var turn = 0;
        foreach (var (kind, make, sentence) in Kinds(random).Concat(Kinds(random)))
        {
            var (table, column) = texts[turn++ % texts.Count];
            Put(table, column, kind, make(), sentence);
        }

        foreach (var (table, _) in texts.Where(text => text.Table.Columns.Contains("Ansvarig")))
        {
            Put(table, "Ansvarig", "name", $"{random.Pick(FirstNames)} {random.Pick(LastNames)}", "{0}");
        }

        return planted;

        void Put(SampleTable table, string column, string kind, string value, string sentence)
        {
            SampleRow row;
            do
            {
                row = random.Pick(table.Rows);
            }
            while (!touched.Add(row));

            table.Set(row, column, string.Format(CultureInfo.InvariantCulture, sentence, value));
            planted.Add(new(table.Source, table.File, SampleTable.Text(row.Cells[0]), table.Number(row), column, kind, value));
        }
    }

    private static IEnumerable<(string Kind, Func<string> Make, string Sentence)> Kinds(SampleRandom random)
    {
        yield return ("personal number", () => PersonalNumber(random, true, "-"), "Anmälare {0} vill bli uppringd.");
        yield return ("personal number", () => PersonalNumber(random, true, ""), "Vittne pnr {0}, se ärendet.");
        yield return ("personal number", () => PersonalNumber(random, false, "-"), "Boende med nr {0} hörde av sig.");
        yield return ("personal number", () => PersonalNumber(random, false, ""), "Id {0} noterat av väktaren.");
        yield return ("personal number, over 100 years", () => PersonalNumber(random, false, "+"), "Äldre boende, {0}, såg det.");
        yield return ("coordination number", () => PersonalNumber(random, true, "-", coordination: true), "Samordningsnummer {0} uppgavs.");
        yield return ("personal number, wrong checksum", () => PersonalNumber(random, true, "-", wrong: true), "Uppgav {0} men det stämde inte.");
        yield return ("phone", () => $"070-17406{5 + random.Below(95):00}", "Ring {0} före besök.");
        yield return ("phone", () => $"+46 70 174 06 {5 + random.Below(95):00}", "Kontakt: {0}");
        yield return ("phone", () => $"031-390 06 {random.Below(100):00}", "Föreningen nås på {0}, vardagar.");
        yield return ("phone", () => $"08-465 004 {random.Below(100):00}", "Jour {0}.");
        yield return ("email", () => $"{Ascii(random.Pick(FirstNames))}.{Ascii(random.Pick(LastNames))}@exempelstad.example", "Svar till {0} tack.");
        yield return ("email", () => $"boende{random.Below(100)}@example.org", "Bild mejlad från {0}");
        yield return ("register plate", () => $"{random.Pick(["XMP", "PRV", "TST"])} {random.Below(1000):000}", "Bil {0} stod kvar.");
        yield return ("register plate", () => $"{random.Pick(["XMP", "PRV", "TST"])}{random.Below(100):00}{random.Pick(["A", "K", "T"])}", "Moped med skylt {0}.");
        yield return ("police case number", () => $"5000-K{100_000 + random.Below(900_000)}-25", "Anmält, {0}.");
        yield return ("property designation",
            () => $"{random.Pick(["Lövängen", "Exempelstad Hamnen", "Kvarnlyckan"])} {1 + random.Below(9)}:{1 + random.Below(40)}",
            "Fastighet {0} berörs.");
        yield return ("property designation", () => $"kv. {random.Pick(["Bävern", "Linden", "Ankaret"])} {1 + random.Below(12)}", "Vid {0}, gårdssidan.");
        yield return ("name", () => $"{random.Pick(FirstNames)} {random.Pick(LastNames)}", "Enligt {0} har det pågått länge.");
    }

    private static string PersonalNumber(SampleRandom random, bool century, string separator, bool coordination = false, bool wrong = false)
    {
        var year = separator == "+" ? 1910 + random.Below(10) : 1950 + random.Below(50);
        var date = $"{year % 100:00}{1 + random.Below(12):00}{1 + random.Below(28) + (coordination ? 60 : 0):00}";
        var serial = $"98{random.Below(10)}";
        var check = (Luhn(date + serial) + (wrong ? 3 : 0)) % 10;
        return $"{(century ? $"{year / 100}" : "")}{date}{separator}{serial}{check}";
    }

    private static int Luhn(string digits)
    {
        var sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 2 : 1)).Sum(product => product / 10 + product % 10);
        return (10 - sum % 10) % 10;
    }

    private static string Ascii(string name) => name.ToUpperInvariant()
        .Replace('Å', 'A').Replace('Ä', 'A').Replace('Ö', 'O').Replace('É', 'E').ToLower(CultureInfo.InvariantCulture);
}
