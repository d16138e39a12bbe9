using System.Text.Json.Serialization;

namespace Geo.Etl.Fetching;

/// <summary>How it went with a source.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FetchResult>))]
internal enum FetchResult
{
    /// <summary>A new raw file.</summary>
    [JsonStringEnumMemberName("fetched")]
    Fetched,

    /// <summary>The publisher says what it said before; nothing was written.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>The answer has another shape; it was put aside.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>No answer; nothing was written.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What a fetch did for one source.</summary>
/// <param name="File">The file written, under the municipality's folder; null where none was.</param>
/// <param name="Bytes">Of the answer; 0 where there was none or it was told to be unchanged.</param>
/// <param name="Attempts">Requests sent, retries, pages and redirects among them.</param>
/// <param name="Message">Why it failed or was refused, and what to do; null where it did not and was not.</param>
internal sealed record SourceFetched(string Source, FetchResult Result, string? File, long Bytes, double Seconds, int Attempts, string? Message)
{
    public bool IsDone => Result is FetchResult.Fetched or FetchResult.Unchanged;
}

/// <summary>What a fetch did.</summary>
/// <param name="Deleted">Raw files whose time was out, under the municipality's folder.</param>
internal sealed record FetchSummary(string Municipality, IReadOnlyList<SourceFetched> Sources, IReadOnlyList<string> Deleted)
{
    public bool IsDone => Sources.All(source => source.IsDone);
}
