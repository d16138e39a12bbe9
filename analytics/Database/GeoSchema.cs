namespace Geo.Database;

/// <summary>The schemas, each a stage with one writer.</summary>
public static class GeoSchema
{
    /// <summary>Rows in the publisher's words, and the issues found in them. Written by <c>geo_etl</c>.</summary>
    public const string Staging = "staging";

    /// <summary>Clean nouns: areas, incidents, indicators, settings. Written by <c>geo_etl</c>.</summary>
    public const string Core = "core";

    /// <summary>Results before disclosure control. Written by <c>geo_analytics</c>.</summary>
    public const string Analysis = "analysis";

    /// <summary>What has passed the release gate. Written by <c>geo_analytics</c>.</summary>
    public const string Published = "published";

    /// <summary>What signed-in people do: promises, measures, approvals. Written by <c>geo_desk</c>.</summary>
    public const string Work = "work";

    /// <summary>Who saw and changed what; can only be added to. Written by <c>geo_desk</c>.</summary>
    public const string Audit = "audit";
}
