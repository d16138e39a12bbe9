using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Etl.Fetching.Shapes;

namespace Geo.Etl.Fetching;

/// <summary>What a PxWebApi 2 service lets one ask: it says so itself, at <c>/config</c>.</summary>
/// <param name="Cells">The most cells of one answer.</param>
/// <param name="Rate">The most requests.</param>
internal sealed partial record PxwebLimits(int Cells, HostRate Rate)
{
    /// <summary>SCB's of 2026, for a service that does not say.</summary>
    public static PxwebLimits Usual { get; } = new(150_000, HostRates.Usual(FetchApi.Pxweb));

    /// <summary>Where a table's service tells its limits.</summary>
    public static Uri ConfigOf(Uri table) => new($"{table.GetLeftPart(UriPartial.Path).Split("/tables/")[0]}/config");

    public static PxwebLimits Of(FetchAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return Usual;
        }

        try
        {
            using var config = JsonDocument.Parse(answer.Body);
            var calls = Shape.Whole(Shape.Member(config.RootElement, "maxCallsPerTimeWindow"));
            var seconds = Shape.Whole(Shape.Member(config.RootElement, "timeWindow"));
            return new(
                Shape.Whole(Shape.Member(config.RootElement, "maxDataCells")) is { } cells and > 0 ? cells : Usual.Cells,
                calls > 0 && seconds > 0 ? new(calls.Value, TimeSpan.FromSeconds(seconds.Value)) : Usual.Rate);
        }
        catch (JsonException)
        {
            return Usual;
        }
    }

    /// <exception cref="FetchFailedException">The selection names more cells than the service gives.</exception>
    public void Demand(FetchSource source)
    {
        var least = source.Selection.Values.Aggregate(1L, (cells, codes) => cells * codes.Sum(LeastCodes));
        if (least > Cells)
        {
            throw new FetchFailedException(
                $"selection ger minst {least} celler, men tjänsten lämnar högst {Cells} åt gången. Välj färre koder i fetch.yml, eller dela källan i flera.");
        }
    }

    // How many codes * and ? stand for only the service knows.
    private static long LeastCodes(string code) => Counted().Match(code) is { Success: true } counted ? long.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^(?:TOP|BOTTOM)\((\d{1,9})\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
