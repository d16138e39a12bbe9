using System.Diagnostics;
using System.Globalization;
using Geo.Statistics.Disclosure;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench release</c>: how long it takes to protect a release of 60 areas × 8 quarters × 12 kinds in three themes, 20 of
/// the areas with small counts, and how much of it is lost against what must be and against the simplest rule that is
/// safe.</summary>
internal static class ReleaseBench
{
    private const int K = ReleaseTown.SmallestCount;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void Run()
    {
        AnsiConsole.Profile.Width = 140;
        var clock = StageClock.Start();
        var cubes = new CountCube[ReleaseTown.Themes];
        var guarded = new ProtectedRelease[ReleaseTown.Themes];
        Parallel.For(0, ReleaseTown.Themes, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, theme =>
        {
            var joined = ReleaseTown.Make(theme + 1);
            cubes[theme] = joined.Cube;
            guarded[theme] = ReleaseProtection.Protect(joined, K, new(), CancellationToken.None);
        });
        var (seconds, peak) = clock.Read();
        var worked = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        AnsiConsole.WriteLine(string.Create(
            Swedish,
            $"{ReleaseTown.Areas} områden ({ReleaseTown.QuietAreas} med små antal) i 15 unioner × {ReleaseTown.Quarters} kvartal × {ReleaseTown.Kinds} slag, {ReleaseTown.Themes} teman: {cubes.Sum(cube => cube.Cells.Length):N0} antal skyddade och granskade på {seconds:N1} s ({worked:N1} s processortid), som mest {peak:N0} MB; {guarded.Sum(one => one.Audit.Breaches.Length)} röjda, {guarded.Count(one => one.Coarsened > 0)} teman förgrovade."));

        bool[][] simplest = [.. cubes.Select(cube => SimplestRule.Withhold(cube, K, new(), CancellationToken.None))];
        bool[][] ours = [.. guarded.Select(one => one.Suppressed.Withheld)];
        bool[][] primary = [.. cubes.Select(cube => cube.PrimaryMarks())];
        Losses("Vad som döljs", cubes, [("bara det som måste (läcker)", primary), ("kompletterande döljande", ours), ("enklaste säkra regeln: hela rader, kolumner och staplar", simplest)]);
        Levels(cubes, primary, ours);
    }

    private static void Losses(string title, CountCube[] cubes, (string Rule, bool[][] Marks)[] rules)
    {
        var table = new Table { Title = new(title) };
        table.AddColumns("regel", "antal", "händelser i dolda antal", "områdens temaantal", "händelser i dem");
        foreach (var (rule, marks) in rules)
        {
            table.AddRow(
                rule, Share(cubes, marks, _ => 1, (_, _) => true), Share(cubes, marks, cell => cell.Count, (_, _) => true),
                Share(cubes, marks, _ => 1, IsAreaOfTheme), Share(cubes, marks, cell => cell.Count, IsAreaOfTheme));
        }

        AnsiConsole.Write(table);
    }

    private static void Levels(CountCube[] cubes, bool[][] primary, bool[][] ours)
    {
        var table = new Table { Title = new("Dolda antal på varje nivå: måste / döljs") };
        table.AddColumns("", "kvartal", "år", "hela tiden");
        string[] areas = ["område", "union", "kommun"];
        foreach (var (kind, what) in new[] { (0, "ett slag"), (1, "hela temat") })
        {
            for (var area = 0; area < areas.Length; area++)
            {
                var level = area;
                table.AddRow(
                    [
                        $"{areas[area]}, {what}",
                        .. Enumerable.Range(0, 3).Select(time => $"{Share(cubes, primary, _ => 1, Is(time))} / {Share(cubes, ours, _ => 1, Is(time))}"),
                    ]);

                Func<CountCube, CubeCell, bool> Is(int time) => (cube, cell) =>
                    cube.Areas.Nodes[cell.Area].Level == level && cube.Times.Nodes[cell.Time].Level == time && cube.Kinds.Nodes[cell.Kind].Level == kind;
            }
        }

        AnsiConsole.Write(table);
    }

    private static bool IsAreaOfTheme(CountCube cube, CubeCell cell) => cube.Kinds.Nodes[cell.Kind].Level > 0 && cube.Areas.Nodes[cell.Area].Level == 0;

    private static string Share(CountCube[] cubes, bool[][] marks, Func<CubeCell, long> weight, Func<CountCube, CubeCell, bool> counts)
    {
        var (hidden, all) = (0L, 0L);
        for (var theme = 0; theme < cubes.Length; theme++)
        {
            for (var i = 0; i < marks[theme].Length; i++)
            {
                var cell = cubes[theme].Cells[i];
                if (counts(cubes[theme], cell))
                {
                    all += weight(cell);
                    hidden += marks[theme][i] ? weight(cell) : 0;
                }
            }
        }

        return ((double)hidden / all).ToString("P1", Swedish);
    }
}
