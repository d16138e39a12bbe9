using System.Text;
using System.Text.Json.Nodes;

namespace Geo.Etl.Sampling.Official;

/// <summary>Figures of other offices: Kolada's indicators, SCB's population as JSON-stat, and the municipality's own totals by
/// focus area.</summary>
internal static class FigureFiles
{
    private static readonly (string Kpi, bool ByGender, double Low, double High)[] Kpis =
        [("N07403", false, 600, 1_100), ("U07452", false, 1_200, 2_300), ("N00610", true, 55, 85)];

    public static IEnumerable<OfficialFile> Write(SampleTown town, long seed, string folder)
    {
        yield return WriteKolada(seed, folder);
        yield return WritePopulation(town, seed, folder);
        yield return WriteTotals(folder);
    }

    private static OfficialFile WriteKolada(long seed, string folder)
    {
        const string Name = "kolada/kolada-v3-trygghet.json";
        var random = new SampleRandom(seed, "kolada");
        var values = new JsonArray();
        var rows = 0;
        foreach (var (kpi, byGender, low, high) in Kpis)
        {
            foreach (var municipality in new[] { "9901", "9902" })
            {
                for (var year = 2021; year <= 2025; year++)
                {
                    // The survey is not taken every year: the figure is null and says why. One figure the publisher took back.
                    var missing = byGender && year is 2022 or 2024;
                    var deleted = kpi == "U07452" && year == 2021;
                    var genders = byGender ? new[] { "K", "M", "T" } : ["T"];
                    values.Add(new JsonObject
                    {
                        ["kpi"] = kpi,
                        ["municipality"] = municipality,
                        ["period"] = year,
                        ["values"] = new JsonArray([.. genders.Select(gender => new JsonObject
                        {
                            ["gender"] = gender,
                            ["count"] = 1,
                            ["status"] = missing ? "Missing" : "",
                            ["value"] = missing ? null : Math.Round(random.Between(low, high), 1),
                            ["isdeleted"] = deleted,
                        })]),
                    });
                    // The neighbour is one to compare with: of it only what there is.
                    rows += deleted || (municipality != "9901" && missing) ? 0 : genders.Length;
                }
            }
        }

        OfficialFiles.WriteJson(folder, Name, new JsonObject { ["count"] = values.Count, ["next_url"] = null, ["previous_url"] = null, ["values"] = values });
        return new("kolada", Name, rows, 0, []);
    }

    // The noise of the Cell Key Method: the sexes and ages of an area do not add up to its total.
    private static OfficialFile WritePopulation(SampleTown town, long seed, string folder)
    {
        const string Name = "population/folkmangd-deso-alder-kon.json";
        var random = new SampleRandom(seed, "population noise");
        var areas = town.Areas.Areas.OrderBy(a => a.Plan.Code, StringComparer.Ordinal).ToList();
        string[] ages = ["totalt", "-19", "20-64", "65-"];
        double[] shares = [1, 0.24, 0.55, 0.21];
        var values = new JsonArray();
        foreach (var area in areas)
        {
            foreach (var share in shares)
            {
                values.Add(share == 1 ? area.Residents : Noisy(share * area.Residents));
                values.Add(Noisy(share * area.Residents * 0.503));
                values.Add(Noisy(share * area.Residents * 0.497));
            }
        }

        OfficialFiles.WriteJson(folder, Name, new JsonObject
        {
            ["version"] = "2.0",
            ["class"] = "dataset",
            ["label"] = "EXEMPELDATA: Folkmängd per region efter ålder, kön och år",
            ["source"] = "etl sample",
            ["updated"] = "2026-02-20T07:00:00Z",
            ["id"] = new JsonArray("Region", "Alder", "Kon", "ContentsCode", "Tid"),
            ["size"] = new JsonArray(areas.Count, ages.Length, 3, 1, 1),
            ["dimension"] = new JsonObject
            {
                ["Region"] = Dimension("region", [.. areas.Select(a => ($"{a.Plan.Code}_DeSO2025", $"{a.Plan.Code} {a.Plan.Name}"))]),
                ["Alder"] = Dimension("ålder", [.. ages.Select(age => (age, age == "totalt" ? "totalt, alla åldrar" : $"{age} år"))]),
                ["Kon"] = Dimension("kön", [("TotSa", "totalt"), ("1", "män"), ("2", "kvinnor")]),
                ["ContentsCode"] = Dimension("tabellinnehåll", [("EX01", "Antal")]),
                ["Tid"] = Dimension("år", [("2025", "2025")]),
            },
            ["value"] = values,
        });
        return new("population-by-age", Name, areas.Count, 0, []);

        int Noisy(double count) => Math.Max(0, (int)Math.Round(count) + random.Below(5) - 2);
    }

    private static JsonObject Dimension(string label, (string Code, string Label)[] categories) => new()
    {
        ["label"] = label,
        ["category"] = new JsonObject
        {
            ["index"] = new JsonObject(categories.Select((c, i) => KeyValuePair.Create<string, JsonNode?>(c.Code, i))),
            ["label"] = new JsonObject(categories.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Code, c.Label))),
        },
    };

    private static OfficialFile WriteTotals(string folder)
    {
        const string Name = "totals/totals.csv";
        string[] lines =
        [
            "Fokusområde;Mått;Period;Enhet;Värde;Källa;Diarienummer",
            "externt-2;est-veckor-med-rapport;2025T1;veckor;17;EST-samordnaren;EX 2025/0201",
            "externt-2;est-veckor-med-rapport;2025T2;veckor;16;EST-samordnaren;EX 2025/0201",
            "externt-2;est-veckor-med-rapport;2025T3;veckor;17;EST-samordnaren;EX 2025/0201",
            "externt-6;tillsyn-alkohol-tobak;2025;besök;64;Tillsynsenheten;EX 2026/0017",
            "externt-7;kostnad-skadegorelse;2025;kronor;1 204 500,50;Fastighetsenheten;EX 2026/0031",
            "externt-8;stoppade-utbetalningar;2025;kronor;0;Kvalitetsenheten;",
            "internt-1;utbildade-hot-vald;2025;personer;212;HR-enheten;EX 2026/0044",
            "internt-2;trygghetsbesok;2025;besök;38;Säkerhetsenheten;EX 2026/0044",
            "internt-4;rapporter-missforhallanden;2025;ärenden;;HR-enheten;EX 2026/0044",
            "externt-9;trygghetsbesok;2024;besök;31;Säkerhetsenheten;EX 2025/0044",
            "internt-2;kaffemöten;2025;möten;4;Säkerhetsenheten;EX 2026/0044",
            "internt-3;radgivning;2025;samtal;17;;EX 2026/0044",
        ];
        OfficialFiles.WriteLines(folder, Name, new UTF8Encoding(true), lines);
        return new("totals", Name, lines.Length - 1, 0,
        [
            new(10, "value missing", true), new(11, "focus area does not exist", true), new(12, "indicator does not exist", true), new(13, "source missing", true),
        ]);
    }
}
