using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Geo.Etl.Sampling.Official;

/// <summary>Two answers of the police's list of events, and rows of reported offences by statistical area.</summary>
internal static class PoliceFiles
{
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] Types = ["Trafikolycka", "Brand", "Misshandel", "Stöld", "Trafikolycka, personskada", "Lagen om hundar och katter ", "Skadegörelse", "Sammanfattning natt"];
    private static readonly (string Place, string County)[] Places =
        [("Exempelstad", "Exempellän"), ("Påhittsby", "Exempellän"), ("Sagovik", "Sagolän"), ("Fabelköping", "Sagolän")];

    private static readonly (string Code, string Label)[] Offences =
    [
        ("1210", "Skadegörelse, genom brand (ej på motorfordon)"), ("1211", "Skadegörelse, bilbrand eller brand på annat motorfordon (ej mordbrand, 1301)"),
        ("1311", "Sabotage mot blåljusverksamhet (även grovt)"), ("1701", "Våld mot tjänsteman, mot polisman"),
    ];

    public static IEnumerable<OfficialFile> Write(long seed, string folder)
    {
        var random = new SampleRandom(seed, "police events");
        var events = Enumerable.Range(0, 90).Select(i => Event(700_001 + 3 * i, new DateTime(2025, 12, 26, 22, 0, 0).AddHours(2.1 * i + random.Between(0, 2)), random)).ToList();
        // Told after New Year of the day before; in March's night without an hour; without a time at all; at an hour that no clock has.
        Plant(events[10], "2026-01-01 0:40:10 +01:00", "31 december 23.10, Brand, Exempelstad");
        Plant(events[11], "2026-01-02 9:05:00 +01:00", "02 januari 08:47, Misshandel, Exempelstad");
        Plant(events[12], "2026-01-03 10:05:00 +01:00", "Rån, Exempelstad");
        Plant(events[13], "2026-02-30 10:05:00 +01:00", "28 februari 09.10, Rån, Exempelstad");
        Plant(events[14], "2026-01-04 9:05:00 +01:00", "04 januari 25.10, Rån, Exempelstad");
        events[11]["summary"] = "Tips om händelsen lämnas till Kim Exempelsson på 031-390 06 12.";
        OfficialFiles.WriteJson(folder, "police/polisen-handelser-2026-01-05.json", new JsonArray([.. events.Select(one => one.DeepClone())]));
        yield return File("police/polisen-handelser-2026-01-05.json", events,
            new(13, "occurrence without time", false), new(14, "publication time does not exist", true), new(15, "hour does not exist", false));

        // A later answer: some events again, one of them edited, an object a line.
        var later = events.Skip(50).Select(one => (JsonObject)one.DeepClone()).ToList();
        later[0]["name"] = "30 december 12.00, Skottlossning, misstänkt, Exempelstad";
        later[0]["summary"] = "Texten är ändrad: larmet var falskt.";
        System.IO.File.WriteAllText(
            OfficialFiles.Path(folder, "police/polisen-handelser-2026-01-07.json"), $"[\n{string.Join(",\n", later.Select(one => one.ToJsonString(OfficialFiles.Plain)))}\n]\n");
        yield return File("police/polisen-handelser-2026-01-07.json", later);
        yield return WriteOffences(seed, folder);
    }

    private static JsonObject Event(int id, DateTime at, SampleRandom random)
    {
        var (place, county) = random.Pick(Places);
        var type = random.Pick(Types);
        var told = at.AddMinutes(-random.Below(200));
        var ending = type.StartsWith("Samman", StringComparison.Ordinal) ? county : place;
        var title = $"{told:dd} {Months[told.Month - 1]} {told:HH}{(random.Chance(0.3) ? ':' : '.')}{told:mm}, {type.Trim()}, {ending}";
        return new()
        {
            ["id"] = id,
            ["datetime"] = at.ToString("yyyy-MM-dd H:mm:ss", CultureInfo.InvariantCulture) + " +01:00",
            ["name"] = title,
            ["summary"] = $"Exempeldata: påhittad händelse, {ending}.",
            ["url"] = $"/aktuellt/handelser/exempel/{id}/",
            ["type"] = type,
            ["location"] = new JsonObject { ["name"] = random.Chance(0.2) ? place : county, ["gps"] = "56.41,18.81" },
        };
    }

    private static void Plant(JsonObject one, string published, string title)
    {
        (one["datetime"], one["name"], one["type"]) = (published, title, title.Split(", ")[^2]);
        one["location"] = new JsonObject { ["name"] = "Exempellän", ["gps"] = "56.41,18.81" };
    }

    private static OfficialFile File(string file, List<JsonObject> events, params OfficialFault[] faults)
    {
        var ours = events.Count(one => ((string)one["name"]!).EndsWith(", Exempelstad", StringComparison.Ordinal)
            || (string)one["location"]!["name"]! is "Exempelstad" or "Exempellän");
        return new("police-events", file, ours, events.Count - ours, faults);
    }

    private static OfficialFile WriteOffences(long seed, string folder)
    {
        const string Name = "police/anmalda-brott-deso-2026-06-30.csv";
        var random = new SampleRandom(seed, "reported offences");
        var lines = new List<string> { "Id;Brottskod;Brottskod klartext;Inskrivningsdatum;Brottsdatum;Kommun;Län;DeSO-område;Antal" };
        for (var i = 0; i < 400; i++)
        {
            var (code, label) = random.Pick(Offences);
            var committed = SamplePeriod.FirstDay.AddDays(random.Below(SamplePeriod.Days));
            // Half are registered the same day, a few up to a year later.
            var registered = committed.AddDays(random.Chance(0.6) ? 0 : random.Chance(0.9) ? random.Below(4) : random.Below(365));
            var ours = random.Chance(0.8);
            var area = random.Chance(0.12) ? "" : random.Pick(TownPlan.Areas).Code is var now && now is "9901C1010" or "9901C1020" ? SplitArea : now;
            lines.Add($"{500_000 + i};{code};{label};{registered:yyyy-MM-dd};{committed:yyyy-MM-dd};{(ours ? "Exempelstad" : "Påhittsby")};Exempel Län;{(ours ? area : "")};{(random.Chance(0.02) ? 2 : 1)}");
        }

        List<OfficialFault> faults = [];
        Add("500001;1210;Skadegörelse, genom brand (ej på motorfordon);2026-01-02;2026-01-02;Exempelstad;Exempel Län;;1", "reference twice");
        Add("500900;9999;Okänd kod;2026-01-02;2026-01-02;Exempelstad;Exempel Län;9901C1020;1", "offence code does not exist");
        Add("500901;1210;Skadegörelse, genom brand (ej på motorfordon);2026-01-02;2026-01-03;Exempelstad;Exempel Län;9901C1020;1", "committed after it was registered");
        Add("500902;1210;Skadegörelse, genom brand (ej på motorfordon);2026-01-02;2026-01-02;Exempelstad;Exempel Län;0480C1020;1", "area of another municipality");
        // The reference that is there twice must be one of ours.
        lines[2] = lines[2].Replace(";Påhittsby;", ";Exempelstad;", StringComparison.Ordinal);
        var others = lines.Count(line => line.Contains(";Påhittsby;", StringComparison.Ordinal));
        OfficialFiles.WriteLines(folder, Name, new UTF8Encoding(false), lines);
        return new("reported-offences", Name, lines.Count - 1 - others, others, faults);

        void Add(string line, string fault)
        {
            lines.Add(line);
            faults.Add(new(lines.Count, fault, true));
        }
    }

    /// <summary>An area of the edition 2018 that was split in two in 2025.</summary>
    private const string SplitArea = "9901C1015";
}
