using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Geo.Etl.Fetching;

/// <summary>What one request asks: an address, and a body where the selection is too long to stand in it.</summary>
/// <param name="Body">JSON to post; null for a GET.</param>
internal sealed record FetchRequest(Uri Address, string? Body)
{
    // PxWebApi 2 tells to post what makes a longer address than about 2 100 characters.
    private const int LongestAddress = 2000;

    private static readonly JsonSerializerOptions Posted = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Fill(string text, string municipality) => text.Replace("{municipality}", municipality, StringComparison.Ordinal);

    public static FetchRequest Of(FetchSource source, string municipality)
    {
        var address = Fill(source.Url, municipality);
        var query = source.Query.Select(part => Pair(part.Key, [Fill(part.Value, municipality)])).ToList();
        if (source.Api != FetchApi.Pxweb)
        {
            return new(Join(address, query), null);
        }

        query.Add(Pair("outputFormat", ["json-stat2"]));
        var selection = source.Selection.Select(variable => new
        {
            variableCode = variable.Key,
            valueCodes = variable.Value.Select(code => Fill(code, municipality)).ToList(),
            codelist = source.Codelists.GetValueOrDefault(variable.Key),
        }).ToList();
        var asked = Join(address,
        [
            .. query,
            .. selection.Select(variable => Pair($"valueCodes[{variable.variableCode}]", variable.valueCodes)),
            .. selection.Where(variable => variable.codelist is not null).Select(variable => Pair($"codelist[{variable.variableCode}]", [variable.codelist ?? ""])),
        ]);
        return asked.AbsoluteUri.Length <= LongestAddress
            ? new(asked, null)
            : new(Join(address, query), JsonSerializer.Serialize(new { selection }, Posted));
    }

    /// <summary>A new message each time: one message is sent once, its retries apart.</summary>
    public HttpRequestMessage ToMessage(Uri address) => Body is null
        ? new(HttpMethod.Get, address)
        : new(HttpMethod.Post, address) { Content = new StringContent(Body, Encoding.UTF8, MediaTypeNames.Application.Json) };

    // A comma parts values, so it is written as it is; one inside a value is encoded.
    private static string Pair(string name, IReadOnlyList<string> values) =>
        $"{Uri.EscapeDataString(name)}={string.Join(',', values.Select(Uri.EscapeDataString))}";

    private static Uri Join(string address, List<string> query) => new(query.Count == 0 ? address : $"{address}?{string.Join('&', query)}");
}
