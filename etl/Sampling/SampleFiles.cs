using System.Text;

namespace Geo.Etl.Sampling;

/// <summary>Every source file of the sample municipality, from one seed.</summary>
internal static class SampleFiles
{
    public const long DefaultSeed = 20260630;
    public const string DefaultFolder = "data/exempelstad/sources";

    private const string ReadMe = """
        EXEMPELDATA. Kommunen Exempelstad (kod 9901), dess invånare och alla händelser i den här mappen är påhittade.
        Filerna är gjorda av "./geo etl sample" och skrivs över nästa gång det körs. truth.json läses bara av tester.
        """;

    /// <param name="plan">What to plant; null for what the committed files have.</param>
    public static void Write(long seed, string folder, SamplePlan? plan = null)
    {
        var town = SampleTown.Build(seed);
        var draw = SampleIncidents.Draw(town, seed, plan);
        var damage = DamageRows.Make(draw, seed);
        var est = EstRows.Make(draw, seed);
        var touched = Protected(town, draw, [damage, .. est]);
        var personal = SamplePersonalData.Plant(damage, est, touched, seed);
        var faults = SampleFaults.Plant(damage, est, touched, seed);
        if (plan is not { Even: true })
        {
            HateRows.Add(est, touched, seed);
        }

        // A fault may add a row, so that the numbers of rows are told afterwards.
        personal = [.. personal.Select(p => p with { Row = RowOf(p.Reference, est.Append(damage).Single(t => t.File == p.File)) })];

        var further = FurtherFiles.Make(town, [damage, .. est], touched, seed);
        further.Write(name => File(folder, name));
        TownFiles.Write(town, folder);
        AddressFile.Write(town, File(folder, "base/adresser.csv"));
        WritePopulation(town, File(folder, "population/folkmangd_deso_2025.xlsx"));
        WriteDamage(damage, File(folder, damage.File));
        foreach (var table in est)
        {
            WriteEst(table, File(folder, table.File));
        }

        System.IO.File.WriteAllText(File(folder, "est/kanda-platser.csv"), "Plats;Öst;Nord\n" + string.Concat(
            town.EveningPlaces.Select(p => $"{p.Name};{SampleTable.Text(p.Location.X)};{SampleTable.Text(p.Location.Y)}\n")));
        System.IO.File.WriteAllText(File(folder, "README.txt"), ReadMe + "\n");
        var official = Official.OfficialFiles.Write(town, seed, folder);
        TruthFile.Write(File(folder, "truth.json"), seed, town, draw, [damage, .. est, .. further.Tables], [.. faults, .. further.Faults], [.. personal, .. further.Personal], further.Draw, official);
    }

    private static int RowOf(string reference, SampleTable table) =>
        table.Number(table.Rows.First(r => SampleTable.Text(r.Cells[0]) == reference));

    /// <summary>Rows in which nothing may be spoilt: those inside hotspots, halves of pairs, repeats.</summary>
    private static HashSet<SampleRow> Protected(SampleTown town, SampleDraw draw, IReadOnlyList<SampleTable> tables)
    {
        var ids = draw.Duplicates.Concat(draw.NearMisses).SelectMany(p => new[] { p.DamageId, p.EstId })
            .Concat(draw.Repeats.SelectMany(r => r.Ids)).ToHashSet();
        return [.. tables.SelectMany(t => t.Rows).Where(r => r.Incident is { } incident
            && (ids.Contains(incident.Reference) || town.Hotspots.Any(h => h.Outline.EnvelopeInternal.Contains(incident.Location))))];
    }

    private static void WritePopulation(SampleTown town, string path)
    {
        var sheet = new SpreadsheetFile("x", "EXEMPELDATA");
        sheet.Add(1, ["EXEMPELDATA: Folkmängden per region efter år, region och kön"]);
        sheet.Add(3, [null, null, "totalt"]);
        var row = 4;
        foreach (var area in town.Areas.Areas.OrderBy(a => a.Plan.Code, StringComparer.Ordinal))
        {
            sheet.Add(row, [row == 4 ? "2025" : null, area.Plan.Code, (double)area.Residents]);
            row++;
        }

        string[] notes =
        [
            "EXEMPELDATA: påhittade folkmängder för den påhittade kommunen Exempelstad.", "Folkmängd den 31 december.",
            "Måttenhet: antal", "Källa: etl sample",
        ];
        foreach (var note in notes)
        {
            row += 2;
            sheet.Add(row, [note]);
        }

        sheet.Write(path);
    }

    private static void WriteDamage(SampleTable table, string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lines = table.Rows.Select(r => r.Cells.Select(SampleTable.Text)).Prepend(table.Columns)
            .Select(cells => string.Join(';', cells.Select(c => c.Contains(';', StringComparison.Ordinal) ? $"\"{c}\"" : c)) + "\r\n");
        System.IO.File.WriteAllText(path, string.Concat(lines), Encoding.GetEncoding(1252));
    }

    private static void WriteEst(SampleTable table, string path)
    {
        var sheet = new SpreadsheetFile("", "EXEMPELDATA EST");
        sheet.Add(1, [.. table.Columns]);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            sheet.Add(i + 2, table.Rows[i].Cells);
        }

        sheet.Write(path);
    }

    private static string File(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
