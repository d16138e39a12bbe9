using System.Globalization;
using System.Text;
using Geo.Etl.Sampling;

namespace Geo.Benchmarks;

/// <summary>A municipality's folder with a damage register of any length: Windows-1252, decimal comma, EPSG:3010, as a Swedish
/// office would send it, over the area layers of Exempelstad.</summary>
internal sealed class EtlTown : IDisposable
{
    private static readonly string[] Words = ["Klotter", "Krossad ruta", "Skadad belysning", "Skadad möbel", "Anlagd brand", "Skadad skylt"];

    private static readonly string[] Objects = ["Lövängsskolan", "Busskur", "Förskolan Strandråg", "Parkbänk", "Flerbostadshus, entré", "Gångtunnel"];

    private static readonly string[] Texts =
    [
        "Klotter på norra fasaden vid entrén, saneras av entreprenör", "Ruta i bottenvåningen krossad, glaset hopsopat",
        "Upptäckt vid morgonrond, polisanmält", "Två stolpar släckta, armaturen sönderslagen", "",
        "Bänken sönderbruten och slängd i buskarna, tas bort under veckan", "Vittne 070-174 06 05 såg tre personer springa mot torget",
        "Dörrens låsvred borttaget, tillfälligt låst med kätting",
    ];

    /// <summary>A town made before, in <paramref name="root"/>: whoever made it takes it away.</summary>
    private EtlTown(DirectoryInfo root)
    {
        Root = root.FullName;
    }

    public EtlTown(string checkout)
    {
        Root = Directory.CreateTempSubdirectory("geo-bench").FullName;
        foreach (var part in (string[])["lookups", "exempelstad/municipality.yml", "exempelstad/sources/areas"])
        {
            Copy(Path.Combine(checkout, part), Path.Combine(Root, part));
        }

        foreach (var mapping in (string[])["municipality-outline", "deso", "damage-register"])
        {
            Copy(Path.Combine(checkout, "exempelstad", "mappings", mapping + ".yml"), Path.Combine(Mappings, mapping + ".yml"));
        }

        File.AppendAllText(Path.Combine(Mappings, "damage-register.yml"), "crs: 3010\n");

        // A second source that tells one event in fifty again, so that there are duplicates to find.
        File.WriteAllText(
            Path.Combine(Mappings, "retold.yml"),
            File.ReadAllText(Path.Combine(Mappings, "damage-register.yml"))
                .Replace("id: damage-register", "id: retold", StringComparison.Ordinal)
                .Replace("order: 60", "order: 65", StringComparison.Ordinal)
                .Replace("skadegorelseregister.csv", "aterberattat.csv", StringComparison.Ordinal));
    }

    public string Root { get; }

    public string Register => Path.Combine(Root, "exempelstad", "sources", "damage", "skadegorelseregister.csv");

    private string Mappings => Path.Combine(Root, "exempelstad", "mappings");

    /// <summary>The town in a folder.</summary>
    public static EtlTown In(string root) => new(new DirectoryInfo(root));

    /// <summary>Writes both files anew.</summary>
    public void Write(int rows)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Directory.CreateDirectory(Path.GetDirectoryName(Register)!);
        using var register = new StreamWriter(Register, append: false, Encoding.GetEncoding(1252));
        using var retold = new StreamWriter(Path.Combine(Path.GetDirectoryName(Register)!, "aterberattat.csv"), append: false, Encoding.GetEncoding(1252));
        foreach (var file in (StreamWriter[])[register, retold])
        {
            file.Write("Ärendenr;Senast sett helt;Upptäckt;Objekt;Adress;Typ;Beskrivning;Kostnad;Öst;Nord;Polisanmäld;K-nummer;Åtgärdat;Rapporterat av\r\n");
        }

        var random = new SampleRandom(20260630, "bench");
        for (var row = 1; row <= rows; row++)
        {
            var line = Line(row, random);
            register.Write(line);
            if (row % 50 == 0)
            {
                retold.Write(line);
            }
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Line(int row, SampleRandom random)
    {
        var found = new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(random.Below(10 * 365 * 24 * 60));
        var (east, north) = TransverseMercator.ToZone1630(731_000 + random.Below(7_000_000) / 1_000.0, 6_258_000 + random.Below(7_000_000) / 1_000.0);
        return string.Create(
            CultureInfo.GetCultureInfo("sv-SE"),
            $"EX-{found.Year}-{row:0000000};{found.AddHours(-14):yyyy-MM-dd HH:mm};{found:yyyy-MM-dd HH:mm};{Objects[row % Objects.Length]};Storgatan {row % 90 + 1};{Words[random.Below(Words.Length)]};{Texts[random.Below(Texts.Length)]};{random.Below(40) + 1} {random.Below(900) + 100},00 kr;{east:0.00};{north:0.00};Ja;;Sanerat av entreprenör;Gata och park\r\n");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in File.Exists(from) ? [from] : Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = File.Exists(from) ? to : Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
