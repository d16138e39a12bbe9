using Geo.Service.Serving;
using Microsoft.Net.Http.Headers;

namespace Geo.Service.Endpoints;

/// <summary>A format that an address answers in: chosen by <c>f=</c>, else by <c>Accept</c>.</summary>
internal sealed record AnswerFormat(string Name, string MediaType, string Words)
{
    public static readonly AnswerFormat Json = new("json", "application/json", "JSON");
    public static readonly AnswerFormat GeoJson = new("json", "application/geo+json", "GeoJSON");
    public static readonly AnswerFormat GeoJsonLines = new("geojsonl", "application/geo+json-seq", "GeoJSON Text Sequences");
    public static readonly AnswerFormat Csv = new("csv", "text/csv", "CSV");
    public static readonly AnswerFormat GeoPackage = new("gpkg", "application/geopackage+sqlite3", "GeoPackage");
    public static readonly AnswerFormat Html = new("html", "text/html", "HTML");
    public static readonly AnswerFormat Schema = new("json", "application/schema+json", "JSON Schema");
    public static readonly AnswerFormat VectorTile = new("mvt", "application/vnd.mapbox-vector-tile", "Mapbox Vector Tile");
    public static readonly AnswerFormat OpenApi = new("json", "application/vnd.oai.openapi+json", "OpenAPI");

    /// <summary>The format that the request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offered">What the address can do; the first where the request does not mind.</param>
    /// <exception cref="ProblemException"><c>f</c> is none of them, or <c>Accept</c> takes none.</exception>
    public static AnswerFormat Choose(HttpRequest request, params ReadOnlySpan<AnswerFormat> offered)
    {
        var names = string.Join(", ", offered.ToArray().Select(format => format.Name));
        if (request.Query["f"] is [{ } asked])
        {
            foreach (var format in offered)
            {
                if (format.Name == asked)
                {
                    return format;
                }
            }

            throw ProblemException.Parameter("f", $"\"{asked}\" finns inte här. Välj bland {names}.", $"\"{asked}\" is not offered here. Choose one of {names}.");
        }

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted is not { Count: > 0 })
        {
            return offered[0];
        }

        foreach (var type in accepted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1))
        {
            foreach (var format in offered)
            {
                if (Takes(type, format) && ReferenceEquals(type, Judge(accepted, format)))
                {
                    return format;
                }
            }
        }

        throw new ProblemException(ProblemKind.NotAcceptable, new($"Adressen svarar i {names}. Ändra Accept, eller välj med f=.", $"This address answers in {names}. Change Accept, or choose with f=."));
    }

    // A format is judged by the range that names it most closely (RFC 9110, 12.5.1): "*/*, application/geo+json;q=0" takes all but that.
    private static MediaTypeHeaderValue? Judge(IEnumerable<MediaTypeHeaderValue> accepted, AnswerFormat format) =>
        accepted.Where(type => Takes(type, format)).MaxBy(type => type switch
        {
            { MatchesAllTypes: true } => 0,
            { MatchesAllSubTypes: true } => 1,
            _ when !type.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase) => 2,
            _ => 3,
        });

    // GeoJSON is JSON too: whoever takes JSON takes it.
    private static bool Takes(MediaTypeHeaderValue type, AnswerFormat format) =>
        new MediaTypeHeaderValue(format.MediaType).MatchesMediaType(type.MediaType)
        || type.MatchesMediaType(format.MediaType)
        || (format.Name == "json" && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
}
