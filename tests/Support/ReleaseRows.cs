using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Geo.Tests.Support;

/// <summary>The values of a release with what they are of: a period and, where there is one, an area.</summary>
internal sealed class ReleaseRows
{
    private readonly HashSet<(string Code, decimal Value)> _values = [];

    public static ReleaseRows Read(string release)
    {
        var rows = new ReleaseRows();
        foreach (var (file, value, codes) in ((string, string, string[])[])
        [
            ("counts.csv", "per_thousand", ["period", "area"]), ("counts.csv", "count", ["period", "area"]), ("indicators.csv", "value", ["period"]),
            ("reporting.csv", "expected_weeks", ["period"]), ("reporting.csv", "reported_weeks", ["period"]),
        ])
        {
            using var reader = new CsvReader(new StreamReader(Path.Combine(release, file)), CultureInfo.InvariantCulture);
            foreach (IDictionary<string, object> row in reader.GetRecords<dynamic>())
            {
                if (decimal.TryParse((string)row[value], NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                {
                    rows.Add(codes.Select(code => (string)row[code]).Append("unknown"), number);
                }
            }
        }

        rows.ReadSurveys(Path.Combine(release, "surveys.csv"));
        rows.ReadPromises(Path.Combine(release, "promises.json"));
        return rows;
    }

    /// <summary>Whether the release has such a value of such a period, area, question or activity.</summary>
    public bool Has(FileRow row) => _values.Contains((row.Code, row.Value!.Value)) || _values.Contains((QuestionOf(row.Code), row.Value.Value));

    private void Add(IEnumerable<string> codes, decimal value)
    {
        foreach (var code in codes)
        {
            for (var decimals = 0; decimals <= 2; decimals++)
            {
                _values.Add((code, decimal.Round(value, decimals, MidpointRounding.AwayFromZero)));
            }
        }
    }

    private void ReadSurveys(string file)
    {
        using var reader = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        foreach (IDictionary<string, object> row in reader.GetRecords<dynamic>())
        {
            Add([(string)row["period"], (string)row["indicator"]], decimal.Parse((string)row["share"], CultureInfo.InvariantCulture));
        }
    }

    // An activity's number in its promise is what its figure knows it by; effects by their periods.
    private void ReadPromises(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var promise in json.RootElement.EnumerateArray())
        {
            foreach (var (activity, i) in promise.GetProperty("activities").EnumerateArray().Select((activity, i) => (activity, i)))
            {
                var code = (i + 1).ToString(CultureInfo.InvariantCulture);
                if (activity.TryGetProperty("target", out var target))
                {
                    Add([code], target.GetDecimal());
                }

                foreach (var count in activity.GetProperty("results").EnumerateArray().Where(result => result.TryGetProperty("count", out _)))
                {
                    Add([code], count.GetProperty("count").GetDecimal());
                }
            }

            foreach (var effect in promise.GetProperty("effects").EnumerateArray())
            {
                foreach (var value in effect.GetProperty("values").EnumerateArray())
                {
                    var period = value.GetProperty("period").GetString()!;
                    Add([period], value.GetProperty("value").GetDecimal());
                    if (effect.TryGetProperty("target", out var target))
                    {
                        Add([period], target.GetDecimal());
                    }
                }
            }
        }
    }

    // A survey's row in a chart of the latest answers is the question with a number after it.
    private static string QuestionOf(string code) => code.LastIndexOf('-') is > 0 and var at ? code[..at] : code;
}
