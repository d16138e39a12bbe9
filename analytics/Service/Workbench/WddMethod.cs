using System.Globalization;
using Geo.Statistics.Evaluation;

namespace Geo.Service.Workbench;

/// <summary><c>wdd</c>: what a measure spared, one evaluation a row.</summary>
internal static class WddMethod
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string[] Added =
        ["wdd", "se", "z", "lower", "upper", "p", "success", "wdq", "ratio", "ratio_lower", "ratio_upper", "warning"];

    private static readonly string[] Needed = ["treated_pre", "treated_post", "control_pre", "control_post"];

    /// <summary>Counts and sizes that may be left out, and what they then are.</summary>
    private static readonly (string Column, double Default)[] Optional =
    [
        ("displ_pre", 0), ("displ_post", 0), ("displ_control_pre", 0), ("displ_control_post", 0), ("years_pre", 1), ("years_post", 1),
        ("area_control", 1), ("area_treated", 1), ("area_displ_control", 1), ("area_displ", 1), ("alpha", .05),
    ];

    public static StatMethod Method { get; } = new(
        "wdd",
        "Gav åtgärden effekt, och flyttade brotten? Wheeler & Ratcliffe (2018). Kolumner: treated_pre, treated_post, control_pre, control_post; valfria: displ_*, displ_control_*, years_*, area_*, alpha.",
        [],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var columns = Needed.ToDictionary(column => column, column => Checked(table, column, table.Numbers(column)));
        foreach (var (column, missing) in Optional)
        {
            double[] values = table.Has(column) ? table.NumbersOrEmpty(column) : [.. Enumerable.Repeat(missing, table.Count)];
            columns[column] = Checked(table, column, [.. values.Select(value => double.IsNaN(value) ? missing : value)]);
        }

        var rows = call.Compute(_ => Enumerable.Range(0, table.Count).Select(row => Evaluate(row, columns, table)).ToList());
        call.Count("evaluations", rows.Count);
        call.Undefined("wdq", HasDisplacement(table)
            ? "success är inte under 0: utan effekt kan ingen effekt ha flyttat, eller så är ett kontrolltal 0"
            : "kolumnerna displ_pre och displ_post saknas: inget spridningsområde är räknat");
        call.Undefined("success", "ett kontrolltal är 0");
        call.Undefined("ratio", "ett av de fyra talen är 0");
        call.Undefined("z", "alla tal är 0");
        call.WriteBeside(table, Added, row => rows[row]);
    }

    private static object?[] Evaluate(int row, Dictionary<string, double[]> columns, StatTable table)
    {
        double At(string column) => columns[column][row];
        BeforeAfter Pair(string area) => new(At(area + "_pre"), At(area + "_post"));
        var design = new EvaluationDesign
        {
            Treated = Pair("treated"),
            Control = Pair("control"),
            Displacement = Pair("displ"),
            DisplacementControl = Pair("displ_control"),
            YearsPre = At("years_pre"),
            YearsPost = At("years_post"),
            AreaControl = At("area_control"),
            AreaTreated = At("area_treated"),
            AreaDisplacementControl = At("area_displ_control"),
            AreaDisplacement = At("area_displ"),
        };
        var test = Wdd.Test(design, At("alpha"));
        var quotient = DisplacementQuotient.Of(design);
        var ratio = RatioOfRatios.Of(design.Treated, design.Control);
        return
        [
            test.Estimate, test.StandardError, test.Z, test.Lower, test.Upper, test.PTwoSided, quotient.Success,
            HasDisplacement(table) ? quotient.Wdq : null,
            ratio.Ratio, ratio.Lower, ratio.Upper, string.Join("; ", Warnings(design, test, quotient, At("alpha"), table)),
        ];
    }

    private static IEnumerable<string> Warnings(
        EvaluationDesign design, WddResult test, DisplacementQuotient quotient, double alpha, StatTable table)
    {
        double[] counts = [design.Treated.Pre, design.Treated.Post, design.Control.Pre, design.Control.Post];
        if (counts.Any(count => count == 0))
        {
            yield return "ett tal är 0: ratio saknas";
        }

        if (counts.Any(count => count < 5))
        {
            yield return "färre än 5 händelser i en ruta: p och intervall är ungefärliga";
        }

        if (double.IsNaN(quotient.Success))
        {
            yield return "ett kontrolltal är 0: success och wdq saknas";
        }
        else if (!(quotient.Success < 0))
        {
            yield return "åtgärdsområdet minskade inte mer än kontrollen: wdq saknas";
        }
        else if (HasDisplacement(table) && Math.Abs(quotient.Success) < SuccessError(design))
        {
            yield return "success är nära 0: wdq är osäker";
        }

        if (!design.Displacement.IsEmpty && design.DisplacementControl.IsEmpty)
        {
            yield return "spridningsområdet saknar egen kontroll";
        }

        if (table.Has("years_pre") != table.Has("years_post"))
        {
            yield return "bara den ena perioden har en längd: den andra räknas som 1 år";
        }

        if (test.PTwoSided > alpha)
        {
            var least = Wdd.MinimumDetectable(test.StandardError, alpha);
            yield return $"ingen säker skillnad: minsta ändring som syns med 80 % styrka är {least.ToString("0.#", Swedish)}";
        }
    }

    // Columns that are not there count nothing: 0 and 0 there would claim that nothing moved.
    private static bool HasDisplacement(StatTable table) => table.Has("displ_pre") && table.Has("displ_post");

    /// <summary>The standard error of success by the delta method.</summary>
    private static double SuccessError(EvaluationDesign design)
    {
        static double Part(double t, double c) => t / (c * c) * (1 + t / c);
        return Math.Sqrt(Part(design.Treated.Post, design.Control.Post) + Part(design.Treated.Pre, design.Control.Pre));
    }

    private static double[] Checked(StatTable table, string column, double[] values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            if (column == "alpha" ? value is not (> 0 and < 1) : column.StartsWith("years", StringComparison.Ordinal) || column.StartsWith("area", StringComparison.Ordinal) ? value <= 0 : value < 0)
            {
                throw table.Wrong(row, column, column == "alpha" ? "ett tal mellan 0 och 1" : column.StartsWith("years", StringComparison.Ordinal) || column.StartsWith("area", StringComparison.Ordinal) ? "ett tal över 0" : "ett antal, 0 eller mer,");
            }
        }

        return values;
    }
}
