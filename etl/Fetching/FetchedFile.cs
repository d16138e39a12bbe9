using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Geo.Etl.Fetching;

/// <summary>Where a raw file came from: written beside it as <c>&lt;file&gt;.fetched.json</c>.</summary>
internal sealed record FetchedFile
{
    public const string Suffix = ".fetched.json";

    private static readonly JsonSerializerOptions Settings = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public required string Url { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    public required int Status { get; init; }

    /// <summary>As the publisher wrote it; null where it did not.</summary>
    public string? Etag { get; init; }

    /// <summary>As the publisher wrote it; null where it did not.</summary>
    public string? LastModified { get; init; }

    /// <summary>Of the file's bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of what the answer says, leaving out what differs each time it is asked for; the same as
    /// <see cref="Sha256"/> for most kinds.</summary>
    public required string ContentSha256 { get; init; }

    public required long Bytes { get; init; }

    /// <summary>More than 1 where the file was put together from several.</summary>
    public required int Pages { get; init; }

    /// <summary>Why the answer was refused; null where it was not.</summary>
    public string? Problem { get; init; }

    /// <summary>Null where the file is missing or is not of this shape.</summary>
    public static FetchedFile? Find(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<FetchedFile>(File.ReadAllBytes(path), Settings) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Settings), (byte)'\n'];
}
