using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>The damage register as the property department keeps it.</summary>
internal static class DamageRows
{
    public static readonly string[] Columns =
    [
        "Ärendenr", "Senast sett helt", "Upptäckt", "Objekt", "Adress", "Typ", "Beskrivning", "Kostnad", "Polisanmäld", "K-nummer",
        "Öst", "Nord", "Åtgärdat", "Rapporterat av",
    ];

    private static readonly string[] Reporters = ["Fastighetsenheten", "Gata och park", "Fritidsenheten", "Exempelbostäder AB"];

    private static readonly string[] Objects =
        ["Busskur", "Parkbänk", "Gångtunnel", "Elskåp", "Lekplats", "Belysningsstolpe", "Papperskorg", "Cykelställ", "Anslagstavla", "Staket"];

    private static readonly string[] Texts =
    [
        "Upptäckt vid rondering.", "Anmält av vaktmästare.", "Sanering beställd.", "Har hänt förut på samma ställe.", "Glaset utbytt.",
        "Avspärrat i väntan på lagning.", "Foto finns i ärendet.", "Ingen uppgift om vem som sett det.", "Anmält av förbipasserande; lagas nästa vecka.", "",
    ];

    public static SampleTable Make(SampleDraw draw, long seed)
    {
        var random = new SampleRandom(seed, "damage rows");
        return new("skadegorelse", "damage/skadegorelseregister.csv", Columns,
            [.. draw.Incidents.Where(i => i.InDamageRegister).Select(i => new SampleRow(Cells(i, random), i))]);
    }

    private static object?[] Cells(SampleIncident incident, SampleRandom random)
    {
        var reported = random.Chance(0.7);
        return
        [
            incident.Reference,
            Time(incident.From),
            Time(incident.To),
            Object(incident.Use, random),
            incident.Address,
            random.Pick(incident.Kind.DamageWords),
            random.Pick(Texts),
            Cost(random),
            reported ? "Ja" : "Nej",
            reported ? $"5000-K{100_000 + random.Below(900_000)}-{incident.To.Year % 100}" : null,
            incident.Location.X,
            incident.Location.Y,
            random.Chance(0.85) ? incident.To.AddDays(1 + random.Below(40)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            random.Pick(Reporters),
        ];
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Object(string use, SampleRandom random) => use switch
    {
        "skola" => "Skola",
        "förskola" => "Förskola",
        "flerbostadshus" when random.Chance(0.6) => "Flerbostadshus, entré",
        "idrott" => "Idrottsanläggning",
        "samhällsfunktion" => "Kommunal lokal",
        _ => random.Pick(Objects),
    };

    // The thousands are parted by a no-break space, as Excel writes them.
    private static string? Cost(SampleRandom random) => random.Below(10) switch
    {
        < 2 => null,
        < 4 => $"ca {1 + random.Below(40)} tkr",
        _ => Kronor(50 * (6 + random.Below(600))),
    };

    private static string Kronor(int kronor) =>
        (kronor < 1000 ? $"{kronor},00 kr" : $"{kronor / 1000}\u00A0{kronor % 1000:000},00 kr");
}
