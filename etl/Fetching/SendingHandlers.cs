using System.Globalization;
using System.Net;

namespace Geo.Etl.Fetching;

/// <summary>Sends each request, new attempts too, no sooner than the host's limit lets it, and counts them.</summary>
internal sealed class SendingHandler(HostRates rates) : DelegatingHandler
{
    public int Count { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await rates.WaitAsync(request.RequestUri?.Authority ?? "", cancellationToken);
        Count++;
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Takes in the whole body while it can still be asked for again: a connection cut in the middle is then a failed
/// attempt, and an answer without end has a size and a time.</summary>
internal sealed class WholeBodyHandler(int largest) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // What an error page says is neither stored nor shown.
            var body = response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response.Content, request, cancellationToken) : [];
            var whole = new ByteArrayContent(body);
            foreach (var header in response.Content.Headers.NonValidated)
            {
                whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            whole.Headers.ContentLength = body.Length;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, HttpRequestMessage request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        if (content.Headers.ContentLength <= largest || content.Headers.ContentLength is null)
        {
            await using var stream = await content.ReadAsStreamAsync(cancel);
            var buffer = new byte[81920];
            while (body.Length <= largest && await stream.ReadAsync(buffer, cancel) is var read and > 0)
            {
                body.Write(buffer, 0, read);
            }

            if (body.Length <= largest)
            {
                return body.ToArray();
            }
        }

        throw new FetchFailedException(string.Create(CultureInfo.GetCultureInfo("sv-SE"),
            $"Svaret från {request.RequestUri?.Host} är större än {largest:N0} byte och togs inte emot. Fråga efter mindre i fetch.yml."));
    }
}
