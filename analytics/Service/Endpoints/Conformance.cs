using System.Collections.Immutable;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The classes of the standards that the service keeps, each with a test a requirement.</summary>
internal static class Conformance
{
    private const string Features1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private const string Features3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private const string Cql2 = "http://www.opengis.net/spec/cql2/1.0/conf/";
    private const string Tiles1 = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private const string Processes1 = "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/";

    private static readonly ImmutableArray<string> Common =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        Features1 + "oas30",
        Processes1 + "core", Processes1 + "ogc-process-description", Processes1 + "json", Processes1 + "oas30", Processes1 + "dismiss",
    ];

    private static readonly ImmutableArray<string> OfTheData =
    [
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        Features1 + "core", Features1 + "geojson", Features1 + "html",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        Features3 + "queryables", Features3 + "queryables-query-parameters", Features3 + "filter", Features3 + "features-filter",
        Cql2 + "cql2-text", Cql2 + "basic-cql2", Cql2 + "advanced-comparison-operators", Cql2 + "basic-spatial-functions",
        Tiles1 + "core", Tiles1 + "tileset", Tiles1 + "tilesets-list", Tiles1 + "geodata-tilesets", Tiles1 + "mvt",
    ];

    public static ImmutableArray<string> Of(ServiceZone zone) => zone == ServiceZone.Public ? [.. Common, .. OfTheData] : Common;
}
