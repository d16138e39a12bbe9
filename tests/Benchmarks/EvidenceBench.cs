using System.Diagnostics;
using System.Globalization;
using Geo.Service.Evaluations;
using Geo.Tests.Support;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench evidence</c>: how often what is planted is found and named as what it is, how often something is found where
/// nothing is, and whether the interval of a measure's effect keeps what it promises.</summary>
internal static class EvidenceBench
{
    private const int Seeds = 20;
    private const int Draws = 200;

    private static readonly double[] Strengths = [2, 3, 5, 8];
    private static readonly double[] Spared = [.2, .4, .6];
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void Run()
    {
        var watch = Stopwatch.StartNew();
        AnsiConsole.Profile.Width = 140;
        var towns = new TownFindings[Seeds];
        Parallel.For(0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed => towns[seed] = TownFindings.Of(seed + 1));
        Planted(towns);
        Measures(towns);
        Nothing(towns);
        Intervals();
        AnsiConsole.WriteLine(string.Create(Swedish, $"{Seeds} frön, {watch.Elapsed.TotalSeconds:N0} s"));
    }

    private static void Planted(TownFindings[] towns)
    {
        var table = TableOf($"Planterat i Exempelstad med jämn bakgrund: hittat och rätt benämnt, av {Seeds} frön", ["planterat", .. Strengths.Select(strength => $"{strength} gånger")]);
        foreach (var id in towns[0].Planted[0].HotCells.Keys.Order(StringComparer.Ordinal))
        {
            Row($"{id}: heta rutor över minst en tredjedel", found => found.HotCells[id]);
            Row($"{id}: dess DeSO har fler än invånarna förklarar", found => found.HotAreas[id]);
        }

        Row("H4: DeSO het i sista kvartalet och ny", found => found.NamedNew);
        Row("en adress om och om igen: upprepat på en plats", found => found.NamedRepeated);
        Row("utbrott de sista tre veckorna: pågående ansamling där", found => found.FoundOutbreak);
        Mean("falska bland heta rutor, medel", found => found.FalseCells);
        Mean("falska bland heta DeSO, medel", found => found.FalseAreas);
        AnsiConsole.Write(table);

        void Row(string thing, Func<PlantedFindings, bool> found) => table.AddRow(
            [thing, .. Strengths.Select((_, i) => $"{towns.Count(town => found(town.Planted[i]))}/{Seeds}")]);
        void Mean(string what, Func<PlantedFindings, double> share) => table.AddRow(
            [what, .. Strengths.Select((_, i) => Percent(towns.Average(town => share(town.Planted[i]))))]);
    }

    private static void Measures(TownFindings[] towns)
    {
        var table = TableOf(
            $"Planterad åtgärd, en tredjedel av det förebyggda flyttar till ringen på 300 m; av {Seeds} frön", ["sagt av utvärderingen", .. Spared.Select(share => $"{Percent(share, "N0")} förebyggs")]);
        Row("färre än kontrollen lät vänta (intervallet utan noll)", study => study.Upper < 0);
        Row("fler i ringen: flyttat dit (ringens intervall utan noll)", study => study.RingLower > 0);
        Row("fel: fler än kontrollen lät vänta", study => study.Lower > 0);
        Row("fel: färre i ringen", study => study.RingUpper < 0);
        AnsiConsole.Write(table);

        void Row(string said, Func<StudyDocument, bool> found) => table.AddRow(
            [said, .. Spared.Select((_, i) => $"{towns.Count(town => found(town.Measures[i]))}/{Seeds}")]);
    }

    private static void Nothing(TownFindings[] towns)
    {
        var table = TableOf($"Inget planterat, {Seeds} frön × 3 teman: hur ofta något ändå sägs", "prövning", "fynd", "andel", "exakt 95 %", "lovat högst", "omdöme");
        var themes = towns.SelectMany(town => town.Nothing).ToList();
        Row("heta rutor, hela tiden", ExactShare.Count(themes, found => found.HotCells));
        Row("heta rutor, sista kvartalet", ExactShare.Count(themes, found => found.HotCellsLastQuarter));
        Row("upprepat på en plats", ExactShare.Count(themes, found => found.Repeated));
        Row("heta DeSO, hela tiden", ExactShare.Count(themes, found => found.HotAreas));
        Row("heta DeSO, sista kvartalet", ExactShare.Count(themes, found => found.HotAreasLastQuarter));
        Row("ny het DeSO", ExactShare.Count(themes, found => found.NamedNew));
        Row("pågående ansamling", ExactShare.Count(themes, found => found.Cluster));
        Row("åtgärd utan verkan: säker skillnad", ExactShare.Count(towns, town => town.NoEffect is { Upper: < 0 } or { Lower: > 0 }));
        Row("åtgärd utan verkan: säker skillnad i ringen", ExactShare.Count(towns, town => town.NoEffect is { RingUpper: < 0 } or { RingLower: > 0 }));
        AnsiConsole.Write(table);

        void Row(string test, ExactShare share) => table.AddRow(
            test, $"{share.Found}/{share.Of}", Percent(share.Found / (double)share.Of), $"{Percent(share.Lower)}–{Percent(share.Upper)}", "5 %", share.Lower <= .05 ? "håller" : "BRUTET");
    }

    private static void Intervals()
    {
        var table = TableOf($"Intervallet för en åtgärds verkan (WDD), {Draws} dragningar", "förebyggs", "sant, om året", "täcker sant", "bredd", "i teorin", "kvot", "styrka", "i teorin", "omdöme");
        foreach (var row in StudySimulation.Strengths.Select(spared => StudySimulation.Of(spared, Draws)))
        {
            var kept = row.Cover is >= .92 and <= .98 && Math.Abs(row.Width / row.WidthInTheory - 1) <= .1;
            table.AddRow(
                Percent(row.Spared, "N0"), Number(row.Truth), Percent(row.Cover), Number(row.Width), Number(row.WidthInTheory), (row.Width / row.WidthInTheory).ToString("N3", Swedish),
                Percent(row.Power), Percent(row.PowerInTheory), kept ? "håller" : "BRUTET");
        }

        AnsiConsole.Write(table);
    }

    private static Table TableOf(string title, params string[] columns)
    {
        var table = new Table { Title = new(title) };
        table.AddColumn(columns[0]);
        foreach (var column in columns[1..])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    private static string Number(double value) => value.ToString("N1", Swedish);

    private static string Percent(double share, string format = "N1") => (100 * share).ToString(format, Swedish) + " %";

    /// <summary>What is found in one town: by strength, by share prevented, and where nothing is planted.</summary>
    private sealed record TownFindings(PlantedFindings[] Planted, StudyDocument[] Measures, NullFindings[] Nothing, StudyDocument NoEffect)
    {
        public static TownFindings Of(long seed)
        {
            var town = new PlantedTown(seed);
            return new([.. Strengths.Select(town.Find)], [.. Spared.Select(town.Evaluate)], [.. town.FindNothing()], town.Evaluate(0));
        }
    }
}
