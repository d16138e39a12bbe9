using System.Globalization;
using Geo.Statistics.Rates;

namespace Geo.Service.Workbench;

/// <summary><c>regression</c>: what goes with many events and what with few.</summary>
internal static class RegressionMethod
{
    private static readonly string[] Columns = ["term", "estimate", "se", "z", "p", "rate_ratio", "lower", "upper"];

    public static StatMethod Method { get; } = new(
        "regression",
        "Vad hänger ihop med många händelser? Poisson och negativ binomial (NB2) med log-länk, McCullagh & Nelder (1989).",
        [
            new("response", "Kolumnen med antal händelser: heltal, 0 eller mer", Required: true, Sample: "antal"),
            new("terms", "Kolumner med förklaringar, med komma emellan", Required: true, Sample: "krogar,skolor"),
            new("offset", "Kolumnen med exponeringen, till exempel invånare; logaritmeras av programmet", Sample: "invanare"),
            new("family", "Fördelningen", Required: true, Choices: ["poisson", "negative-binomial"], Sample: "negative-binomial"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var response = call.Column("response");
        var counts = Checked(table, response, value => value is >= 0 and <= 1e8 && value == Math.Floor(value), "ett heltal, 0 eller mer,");
        var names = call.Words("terms");
        if (names.Any(string.IsNullOrEmpty) || names.Distinct().Count() < names.Length)
        {
            throw call.Wrong("terms", $"”{call.Text("terms")}” har en tom term eller samma term två gånger");
        }

        if (names.FirstOrDefault(name => !table.Has(name)) is { } unknown)
        {
            throw call.Wrong("terms", $"kolumnen {unknown} finns inte. Kolumner i filen: {string.Join(", ", table.Columns)}");
        }

        double[][] terms = [.. names.Select(table.Numbers)];
        var exposure = call.Has("offset") ? Checked(table, call.Column("offset"), value => value > 0, "ett tal över 0") : null;
        if (table.Count <= names.Length + 1)
        {
            throw call.Wrong("terms", $"{names.Length} termer behöver minst {names.Length + 2} rader, men filen har {table.Count}");
        }

        var poisson = call.Text("family") == "poisson";
        var fit = Fitted(call, response, names, () => call.Compute(
            _ => CountRegression.Fit(counts, terms, exposure, poisson ? CountFamily.Poisson : CountFamily.NegativeBinomial)));
        call.Count("rows_used", table.Count);
        if (fit.Terms.Any(term => double.IsInfinity(term.RateRatio) || double.IsInfinity(term.Upper)))
        {
            call.Undefined("rate_ratio", "kvoten eller dess övre gräns är större än ett tal kan vara: skala termen");
            call.Undefined("upper", "kvoten eller dess övre gräns är större än ett tal kan vara: skala termen");
        }

        var pearson = fit.PearsonDispersion.ToString("R", CultureInfo.InvariantCulture);
        var logLikelihood = fit.LogLikelihood.ToString("R", CultureInfo.InvariantCulture);
        foreach (var column in Columns[2..])
        {
            call.Undefined(column, $"raden (dispersion): α är ingen kvot och prövas inte; Pearsons χ²/frihetsgrader {pearson}, log-likelihood {logLikelihood}");
        }

        call.Write(Columns, [
            .. fit.Terms.Select((term, j) => (object?[])
                [j == 0 ? "(intercept)" : names[j - 1], term.Estimate, term.StandardError, term.Z, term.PTwoSided, term.RateRatio, term.Lower, term.Upper]),
            ["(dispersion)", fit.Alpha, fit.AlphaStandardError, null, null, null, null, null],
        ]);
    }

    private static RegressionResult Fitted(StatCall call, string response, string[] names, Func<RegressionResult> fit)
    {
        try
        {
            return fit();
        }
        catch (RegressionException fault)
        {
            var name = fault.Term == 0 ? "(intercept)" : names[fault.Term - 1];
            throw fault.Reason switch
            {
                RegressionFault.Constant => call.Wrong("terms", $"{name} har samma värde på alla rader och kan inte skiljas från interceptet. Ta bort termen"),
                RegressionFault.Collinear => call.Wrong("terms", $"{name} följer av termerna före den (kollinearitet). Ta bort någon av dem"),
                RegressionFault.Separated => call.Wrong("terms", $"{name} skiljer helt ut rader utan händelser: skattningen växer utan gräns (separation). Slå ihop klasser eller ta bort termen"),
                RegressionFault.NoEvents => call.Wrong("response", $"{response} är 0 på alla rader"),
                _ => call.Wrong("terms", $"beräkningen stannar inte vid ett svar; börja med att ta bort {name}"),
            };
        }
    }

    private static double[] Checked(StatTable table, string column, Func<double, bool> holds, string wanted)
    {
        var values = table.Numbers(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (!holds(values[row]))
            {
                throw table.Wrong(row, column, wanted);
            }
        }

        return values;
    }
}
