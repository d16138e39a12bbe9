using System.Globalization;
using System.Text;

namespace Geo.Etl.Sampling.Official;

/// <summary>Surveys: the national one as a sheet with a margin of error, a school's as a text file with both ends of the interval.</summary>
internal static class SurveyFiles
{
    public static IEnumerable<OfficialFile> Write(long seed, string folder)
    {
        yield return WriteNational(seed, folder);
        yield return WriteSchool(seed, folder);
    }

    private static OfficialFile WriteNational(long seed, string folder)
    {
        const string Name = "surveys/ntu-2025.xlsx";
        var random = new SampleRandom(seed, "survey");
        var sheet = new SpreadsheetFile("", "EXEMPELDATA NTU");
        sheet.Add(1, ["Fråga", "Kommun", "År", "Grupp", "Andel (%)", "Osäkerhet", "Antal svarande"]);
        var row = 1;
        foreach (var (question, level) in new[] { ("Otrygg utomhus sen kväll", 28.0), ("Oro för skadegörelse", 19.0), ("Utsatt för misshandel", 3.1) })
        {
            for (var year = 2021; year <= 2025; year++)
            {
                foreach (var group in new[] { "Alla", "Kvinnor", "Män" })
                {
                    var share = level * (group == "Kvinnor" ? 1.25 : group == "Män" ? 0.75 : 1) * random.Between(0.9, 1.1);
                    // What few answered is withheld.
                    var withheld = question == "Utsatt för misshandel" && group != "Alla";
                    sheet.Add(++row,
                    [
                        question, "Exempelstad", (double)year, group, withheld ? ".." : random.Chance(0.5) ? Math.Round(share, 1) : Text(share),
                        withheld ? ".." : "±" + Text(share * 0.12 + 0.4), withheld ? "-" : (double)(group == "Alla" ? 412 : 200 + random.Below(12)),
                    ]);
                }
            }
        }

        sheet.Add(++row, ["Otrygg utomhus sen kväll", "Påhittsby", 2025.0, "Alla", 31.2, "±3,1", 398.0]);
        sheet.Add(++row, ["Oro för skadegörelse", "Exempelstad", 2020.0, "Alla", 119.0, "±3,1", 398.0]);
        sheet.Add(++row, ["Oro för skadegörelse", "Exempelstad", 2019.0, "Alla", "19,4", "±3,1", 0.0]);
        sheet.Write(OfficialFiles.Path(folder, Name));
        return new("ntu", Name, row - 2, 1, [new(row - 1, "share above 100", true), new(row, "nobody answered", true)]);
    }

    private static OfficialFile WriteSchool(long seed, string folder)
    {
        const string Name = "surveys/skolenkat-2025.csv";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var random = new SampleRandom(seed, "school survey");
        List<string> lines = ["Fråga;År;Årskurs;Andel;Nedre;Övre;Antal"];
        foreach (var (question, level) in new[] { ("trygg-i-skolan", 82.0), ("trygg-pa-vagen", 77.0), ("nagon-vuxen-att-tala-med", 71.0) })
        {
            foreach (var year in new[] { "2023", "2025" })
            {
                foreach (var grade in new[] { "Årskurs 5", "Årskurs 8", "Gymnasiet år 2" })
                {
                    var share = level * random.Between(0.92, 1.05);
                    lines.Add($"{question};{year};{grade};{Text(share)};{Text(share - 4)};{Text(share + 4)};{180 + random.Below(160)}");
                }
            }
        }

        lines.Add("trygg-i-skolan;2021;Årskurs 5;;;;");
        lines.Add("trygg-i-skolan;2021;Årskurs 8;80,1;82,0;84,0;201");
        OfficialFiles.WriteLines(folder, Name, Encoding.GetEncoding(1252), lines);
        return new("school-survey", Name, lines.Count - 1, 0, [new(lines.Count, "interval beside its share", true)]);
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
}
