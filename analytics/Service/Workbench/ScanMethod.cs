using Geo.Database;
using Geo.Statistics.Scanning;

namespace Geo.Service.Workbench;

/// <summary><c>scan</c>: Kulldorff's scan statistics, in space and in space and time.</summary>
internal static class ScanMethod
{
    private static readonly string[] OnlyPoisson = ["cases", "population"];

    private static readonly string[] OnlyPermutation = ["events", "step", "max-steps", "max-radius", "end", "prospective"];

    public static StatMethod Method { get; } = new(
        "scan",
        "Finns det en cirkel på kartan, kanske under en tid, med fler fall än slumpen ger? Kulldorff (1997), Kulldorff m.fl. (2005).",
        [
            new("model", "poisson: fall mot befolkning; permutation: händelser i rum och tid, utan befolkning", Required: true, Choices: ["poisson", "permutation"], Sample: "poisson"),
            StatOptions.Id,
            StatOptions.X,
            StatOptions.Y,
            StatOptions.Cases with { Required = false, Description = "poisson: kolumnen med antal fall" },
            StatOptions.Population with { Required = false, Description = "poisson: kolumnen med befolkningen" },
            new("events", "permutation: CSV-fil med händelserna, kolumnerna site,date", Sample: "events.csv"),
            new("step", "permutation: dygn i ett tidssteg, räknade bakåt från sista dagen", Default: "7"),
            new("max-steps", "permutation: steg i det längsta tidsfönstret", Default: "8"),
            new("max-radius", "permutation: största radien, i koordinaternas enhet"),
            new("max-share", "Största delen av befolkningen (poisson) eller av fallen (permutation) i en cirkel", Default: "0.5"),
            new("min-cases", "Minsta antal fall i ett kluster; 2 för poisson, 1 för permutation om inget sägs"),
            new("end", "permutation: sista dagen; annars den sista händelsens"),
            new("prospective", "permutation: bara tidsfönster som slutar på sista dagen", IsFlag: true),
            new("replications", "Antal slumpade kartor för p; 0 = inga", Default: "999"),
            StatOptions.Seed,
            new("clusters", "Högst så många kluster; annars alla som inte delar plats med ett starkare"),
        ],
        Run)
    {
        InputAlias = "sites",
        Example = "--input omraden.csv --model poisson --id id --x x --y y --cases fall --population invanare --out kluster.csv",
    };

    private static void Run(StatCall call)
    {
        var isPoisson = call.Text("model") == "poisson";
        foreach (var option in isPoisson ? OnlyPermutation : OnlyPoisson)
        {
            if (call.Has(option))
            {
                throw call.Wrong(option, $"används inte av --model {call.Text("model")}. Ta bort det");
            }
        }

        foreach (var option in isPoisson ? OnlyPoisson : ["events"])
        {
            if (!call.Has(option))
            {
                throw call.Wrong(option, $"saknas, men behövs för --model {call.Text("model")}");
            }
        }

        var table = call.ReadTable();
        var ids = table.Ids(call.Column("id"));
        if (Array.FindIndex(ids, id => id.Contains(';', StringComparison.Ordinal)) is var parted and >= 0)
        {
            throw table.Wrong(parted, call.Column("id"), "ett namn utan semikolon, som skiljer namnen åt i kolumnen locations,");
        }

        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        call.RequireMetres(x, y);
        if (ids.Length < 2)
        {
            throw new UsageException($"{call.Text("input")} har en enda plats, men minst 2 behövs. Lägg till de andra.");
        }

        if (isPoisson)
        {
            Poisson(call, table, ids, x, y);
        }
        else
        {
            Permutation(call, ids, x, y);
        }
    }

    private static void Poisson(StatCall call, StatTable table, string[] ids, double[] x, double[] y)
    {
        var cases = WholeNumbers(table, call.Column("cases"));
        var population = table.Numbers(call.Column("population"));
        for (var row = 0; row < ids.Length; row++)
        {
            if (population[row] < 0 || (population[row] == 0 && cases[row] > 0))
            {
                throw table.Wrong(row, call.Column("population"), population[row] < 0 ? "en befolkning, 0 eller mer," : $"en befolkning över 0 till {cases[row]} fall");
            }
        }

        if (cases.Sum() == 0)
        {
            throw call.Wrong("cases", $"kolumnen {call.Column("cases")} har bara nollor, så det finns inget att söka");
        }

        var options = new PoissonScanOptions
        {
            MaxShare = call.Number("max-share", atMost: 1, above: 0),
            MinCases = call.Has("min-cases") ? call.Integer("min-cases", atLeast: 0) : 2,
            Replications = call.Integer("replications", atLeast: 0),
            Seed = call.Seed,
            Clusters = Clusters(call),
        };
        var clusters = call.Compute(computing => PoissonScan.Clusters(x, y, cases, population, options, computing));
        call.Count("cases", cases.Sum());
        Write(call, clusters, ids, _ => (null, null));
    }

    private static void Permutation(StatCall call, string[] ids, double[] x, double[] y)
    {
        var events = ScanEvents.Read(call, ids);
        var options = new PermutationScanOptions
        {
            StepDays = call.Integer("step", atLeast: 1),
            MaxSteps = call.Integer("max-steps", atLeast: 1),
            MaxRadius = call.Has("max-radius") ? call.Number("max-radius", atLeast: 0) : double.PositiveInfinity,
            MaxShare = call.Number("max-share", atMost: 1, above: 0),
            MinCases = call.Has("min-cases") ? call.Integer("min-cases", atLeast: 0) : 1,
            Prospective = call.Flag("prospective"),
            LastDay = events.LastDay,
            Replications = call.Integer("replications", atLeast: 0),
            Seed = call.Seed,
            Clusters = Clusters(call),
        };
        var (steps, clusters) = call.Compute(computing => PermutationScan.Clusters(x, y, events.Places, events.Days, options, computing));
        call.Count("cases", events.Places.Length);
        call.Count("steps", steps.Count);
        Write(call, clusters, ids, cluster =>
            (events.DayText(steps.FirstDayOf(cluster.Steps!.Value.First)), events.DayText(steps.LastDayOf(cluster.Steps.Value.Last))));
    }

    private static void Write(
        StatCall call, IReadOnlyList<ScanCluster> clusters, string[] ids, Func<ScanCluster, (string? Start, string? End)> days)
    {
        call.Count("clusters", clusters.Count);
        if (clusters.Any(cluster => double.IsInfinity(cluster.RelativeRisk)))
        {
            call.Undefined("relative_risk", "alla fall ligger i klustret");
        }

        if (clusters.Any(cluster => double.IsNaN(cluster.POneSided)))
        {
            call.Undefined("p", "inga slumpade kartor: --replications 0");
        }

        call.Write(
            ["rank", "centre", "radius", "locations", "n_locations", "start", "end", "observed", "expected", "relative_risk", "llr", "p"],
            clusters.Select((cluster, i) => (object?[])
            [
                i + 1, ids[cluster.Centre], cluster.Radius,
                string.Join(';', cluster.Locations.Select(place => ids[place]).Order(StringComparer.Ordinal)),
                cluster.Locations.Count, days(cluster).Start, days(cluster).End, cluster.Observed, cluster.Expected,
                cluster.RelativeRisk, cluster.LogLikelihoodRatio, cluster.POneSided,
            ]));
    }

    private static int Clusters(StatCall call) => call.Has("clusters") ? call.Integer("clusters", atLeast: 1) : int.MaxValue;

    private static long[] WholeNumbers(StatTable table, string column)
    {
        var numbers = table.Numbers(column);
        for (var row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] < 0 || numbers[row] != Math.Floor(numbers[row]) || numbers[row] > 1e9)
            {
                throw table.Wrong(row, column, "ett antal (heltal, 0 eller mer)");
            }
        }

        return [.. numbers.Select(number => (long)number)];
    }
}
