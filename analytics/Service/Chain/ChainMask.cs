using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database.Masking;

namespace Geo.Service.Chain;

/// <summary>Takes what could point at a person out of the texts of the chain, before they are stored. What was taken is told by record and
/// key, so that the file can be written otherwise.</summary>
/// <remarks>A promise's <c>contact</c>, and a duty route's, is there to be read: the office number and the mailbox of a role may stand in it, a name may not.
/// Ids, codes and words of closed lists are no texts.</remarks>
internal sealed class ChainMask
{
    private const string Contact = "contact";

    // References, codes, addresses of the web and closed lists. A promise's "evidence" is a word, a finding's is a record.
    private static readonly FrozenSet<string> NoTexts = FrozenSet.ToFrozenSet(
        ["id", "measure", "findings", "priority", "plan", "situationReport", "areas", "focusArea", "address", "evidenceAddress", "theme", "period", "subject", "indicator", "kind", "state", "schedule", "registryNumber"],
        StringComparer.Ordinal);

    private readonly Masker _masker = new();
    private readonly Masker _contactMasker = new(MaskKind.Phone, MaskKind.Email);
    private readonly List<ChainNotice> _told = [];

    /// <summary>What has been taken so far, one notice a key.</summary>
    public IReadOnlyList<ChainNotice> Told => _told;

    /// <summary>A record's JSON with its texts masked; the same text where nothing was taken.</summary>
    /// <param name="where">Kind and id, such as <c>findings/dark-places</c>.</param>
    /// <param name="document">The record's JSON.</param>
    public string Mask(string where, string document)
    {
        var record = JsonNode.Parse(document)!;
        var before = _told.Count;
        Walk(where, "", record);
        return _told.Count == before ? document : record.ToJsonString(ReleaseFiles.Json);
    }

    private void Walk(string where, string path, JsonNode node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (key, value) in record.ToList())
                {
                    var at = path.Length == 0 ? key : $"{path}.{key}";
                    if (Masked(where, at, key, value) is { } masked)
                    {
                        record[key] = masked;
                    }
                    else if (value is JsonObject || (value is JsonArray && !NoTexts.Contains(key)))
                    {
                        Walk(where, at, value);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i + 1}]");
                    if (Masked(where, at, "", list[i]) is { } masked)
                    {
                        list[i] = masked;
                    }
                    else if (list[i] is { } nested and not JsonValue)
                    {
                        Walk(where, at, nested);
                    }
                }

                break;
        }
    }

    private string? Masked(string where, string path, string key, JsonNode? value)
    {
        if (NoTexts.Contains(key) || value?.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetValue<string>();
        var masker = path == Contact ? _contactMasker : _masker;
        var earlier = masker.Counts.ToDictionary();
        var masked = masker.Mask(text);
        var taken = masker.Counts.Where(count => count.Value > earlier.GetValueOrDefault(count.Key)).OrderBy(count => count.Key).Select(count => $"{count.Value - earlier.GetValueOrDefault(count.Key)} {count.Key.Swedish()}").ToList();
        if (taken.Count == 0)
        {
            return null;
        }

        _told.Add(new(where, $"{path}: {string.Join(", ", taken)} är borttaget innan texten lagrades", "Skriv roller och platser i stället, också i filen.", NoticeKind.Masked));
        return masked;
    }
}
