using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Collections;

/// <summary>Where the next page starts: after this release's item with these keys. Its text means nothing to the
/// caller.</summary>
internal sealed record ItemCursor(string Release, IReadOnlyList<string> Keys)
{
    private const int Longest = 2_000;

    public string Text => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([Release, .. Keys]));

    /// <exception cref="ProblemException">We did not write it, or its release is no longer current.</exception>
    public static ItemCursor? Read(string? text, PublishedCollection collection, PublishedReleases releases)
    {
        if (text is null)
        {
            return null;
        }

        var parts = Decode(text);
        if (parts is not [var release, .. var keys] || keys.Length != collection.Keys.Length || !collection.Keys.Zip(keys).All(pair => Fits(pair.First, pair.Second)))
        {
            throw ProblemException.Parameter("cursor", "märket är inte vårt. Följ länken next, eller börja om utan cursor.", "that is not a mark of ours. Follow the link next, or start again without cursor.");
        }

        return releases.All.Any(current => current.Id == release) ? new(release, keys) : throw new ProblemException(ProblemKind.Gone, ProblemKind.Gone.Meaning, "cursor");
    }

    private static bool Fits(CollectionKey key, string value) => key.Type != "bigint" || long.TryParse(value, out _);

    private static string[] Decode(string text)
    {
        try
        {
            var parts = text.Length <= Longest && Base64Url.IsValid(text)
                ? JsonSerializer.Deserialize<string?[]>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))) ?? []
                : [];
            string[] known = [.. parts.OfType<string>().Where(part => !part.Contains('\0', StringComparison.Ordinal))];
            return known.Length == parts.Length ? known : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
