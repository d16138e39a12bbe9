using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Geo.Etl.Fetching.Shapes;
using Geo.Etl.Formats;

namespace Geo.Etl.Fetching;

/// <summary>What was written for a source.</summary>
internal sealed record Written(FetchResult Result, string? Path, long Bytes, string? Message);

/// <summary>One source from its publisher to its raw folder: ask, look at the shape, and write what is new.</summary>
internal sealed class SourceFetch(FetchSource source, string municipality, RawStore store, FetchClient client, HostRates rates, FetchLimits limits, TimeProvider clock)
{
    // The mark that some servers put first is no part of JSON.
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="FetchFailedException">There was no answer that could be taken in; nothing was written.</exception>
    public async Task<Written> RunAsync(CancellationToken cancel)
    {
        var request = FetchRequest.Of(source, municipality);
        rates.Allow(request.Address.Authority, HostRates.Usual(source.Api));
        var cells = source.Api == FetchApi.Pxweb ? await CellsAsync(request, cancel) : (int?)null;
        var newest = store.Newest();

        // That the first of several pages is unchanged says nothing of the others; a posted question has no conditions.
        var known = newest is { About.Pages: 1 } && newest.About.Url == request.Address.AbsoluteUri && request.Body is null ? newest.About : null;
        var first = await client.SendAsync(request, known, cancel);
        if (first.Status == HttpStatusCode.NotModified && known is not null)
        {
            return new(FetchResult.Unchanged, null, 0, null);
        }

        Demand(first, cells);
        var pages = new List<JsonDocument>();
        try
        {
            return await ReadAsync(request, first, newest, pages, cancel);
        }
        finally
        {
            pages.ForEach(page => page.Dispose());
        }
    }

    private async Task<int> CellsAsync(FetchRequest request, CancellationToken cancel)
    {
        var limits = PxwebLimits.Of(await client.SendAsync(new(PxwebLimits.ConfigOf(request.Address), null), null, cancel));
        rates.Allow(request.Address.Authority, limits.Rate);
        limits.Demand(source);
        return limits.Cells;
    }

    private async Task<Written> ReadAsync(FetchRequest request, FetchAnswer first, RawFile? newest, List<JsonDocument> pages, CancellationToken cancel)
    {
        var items = 0;
        for (var answer = first; ;)
        {
            if (Parse(answer) is not { } page)
            {
                return await RefuseAsync(request, answer, pages.Count + 1, NotJson(answer), cancel);
            }

            pages.Add(page);
            var finding = Shape.Check(source.Api, page.RootElement);
            items += finding.Items;
            if (finding.Problem is not null)
            {
                return await RefuseAsync(request, answer, pages.Count, finding.Problem, cancel);
            }

            if (finding.Next is null)
            {
                break;
            }

            answer = await NextAsync(answer.Address, finding.Next, pages.Count, cancel);
        }

        if (items < source.Fewest)
        {
            return await RefuseAsync(request, first, pages.Count, $"svaret har {items} poster, men ska ha minst {source.Fewest} (fewest)", cancel);
        }

        var body = pages.Count == 1 ? first.Body : KoladaShape.Merge([.. pages.Select(page => page.RootElement)]);
        var content = Shape.ContentSha256(source.Api, body, pages[0].RootElement);
        if (newest?.About.ContentSha256 == content)
        {
            return new(FetchResult.Unchanged, null, body.Length, null);
        }

        var path = await store.AddAsync(Today(), FileName(), body, About(request, first, body, content, pages.Count), cancel);
        return new(FetchResult.Fetched, path, body.Length, null);
    }

    private async Task<FetchAnswer> NextAsync(Uri from, string next, int pages, CancellationToken cancel)
    {
        if (pages == limits.MostPages)
        {
            throw new FetchFailedException($"Svaret har fler än {limits.MostPages} sidor och hämtades inte. Fråga efter mindre i fetch.yml.");
        }

        var address = SafeAddress.Follow(from, next)
            ?? throw new FetchFailedException($"Nästa sida (next_url) ligger hos en annan värd än {from.Host} och hämtades inte. Kontrollera källan.");
        var answer = await client.SendAsync(new(address, null), null, cancel);
        Demand(answer, null);
        return answer;
    }

    private static void Demand(FetchAnswer answer, int? cells)
    {
        if (answer.Status == HttpStatusCode.OK)
        {
            return;
        }

        var advice = answer.Status switch
        {
            HttpStatusCode.TooManyRequests => "Källan ber oss vänta. Kör om senare.",
            >= HttpStatusCode.InternalServerError => "Felet är hos källan. Kör om senare.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when cells is null => "Källan släpper inte in oss. Kontrollera contact och url i fetch.yml.",
            _ when cells is not null => $"Kontrollera url, selection och codelists i fetch.yml; tjänsten lämnar högst {cells} celler åt gången.",
            _ => "Kontrollera url och query i fetch.yml.",
        };
        throw new FetchFailedException($"{answer.Address.Host} svarade {(int)answer.Status}. {advice}");
    }

    /// <summary>Null where the answer is not JSON, or not all of it.</summary>
    private static JsonDocument? Parse(FetchAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body.AsSpan().StartsWith(ByteOrderMark) ? answer.Body.AsMemory(ByteOrderMark.Length) : answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NotJson(FetchAnswer answer) =>
        (answer.Body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8) ? "svaret är inte JSON utan en webbsida eller XML" : "svaret är inte hel JSON")
        + $" ({answer.ContentType ?? "okänd typ"})";

    private async Task<Written> RefuseAsync(FetchRequest request, FetchAnswer answer, int pages, string problem, CancellationToken cancel)
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData(answer.Body));
        var aside = store.NewestRefused(Today()) is { } same && same.About.Sha256 == sum
            ? same.Path
            : await store.AddAsync(Today(), FileName(), answer.Body, About(request, answer, answer.Body, sum, pages) with { Problem = problem }, cancel);
        var where = pages == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (sida {pages})");
        return new(FetchResult.Refused, aside, answer.Body.Length,
            $"Källan har ändrats: {problem}{where}. Svaret ligger undanlagt och läses inte. Jämför det med etl/README.md; har källan bytt form behöver programmet eller fetch.yml ändras.");
    }

    private FetchedFile About(FetchRequest request, FetchAnswer answer, byte[] body, string content, int pages) => new()
    {
        Url = request.Address.AbsoluteUri,
        FetchedAt = clock.GetUtcNow(),
        Status = (int)answer.Status,
        Etag = answer.Etag,
        LastModified = answer.LastModified,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
        ContentSha256 = content,
        Bytes = body.Length,
        Pages = pages,
    };

    private DateOnly Today() => DateOnly.FromDateTime(SwedishTime.FromUtc(clock.GetUtcNow().UtcDateTime));

    private string FileName() => source.FileNameOn(Today(), municipality);
}
