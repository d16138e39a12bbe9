using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Geo.Etl.Fetching;

/// <summary>A whole answer.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="ContentType">Such as application/json; null where the publisher did not say.</param>
internal sealed record FetchAnswer(Uri Address, HttpStatusCode Status, byte[] Body, string? ContentType, string? Etag, string? LastModified);

/// <summary>Asks politely: says who it is, keeps to the host's limit, tries again what may pass, follows redirects within
/// the host alone, and takes in no more than it has room for.</summary>
internal sealed class FetchClient : IDisposable
{
    private static readonly HttpStatusCode[] Redirects =
        [HttpStatusCode.MovedPermanently, HttpStatusCode.Found, HttpStatusCode.TemporaryRedirect, HttpStatusCode.PermanentRedirect];

    private readonly FetchLimits _limits;
    private readonly SendingHandler _sending;
    private readonly HttpClient _http;

    public FetchClient(string userAgent, FetchLimits limits, HostRates rates, TimeProvider clock)
    {
        _limits = limits;
        _sending = new(rates) { InnerHandler = InTime(limits) };
        _http = new(new ResilienceHandler(Retrying(limits, clock)) { InnerHandler = _sending }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    /// <summary>Requests sent so far, retries and redirects among them.</summary>
    public int Sent => _sending.Count;

    /// <summary>Sends until there is an answer that will not change by asking again.</summary>
    /// <param name="known">What is here already, to be told that it is unchanged; null to get it anyway.</param>
    /// <exception cref="FetchFailedException">There is no such answer, or it is too large, or it leads to another host.</exception>
    public async Task<FetchAnswer> SendAsync(FetchRequest request, FetchedFile? known, CancellationToken cancel)
    {
        var address = request.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var message = request.ToMessage(address);
            if (known is { Etag: { } etag })
            {
                message.Headers.TryAddWithoutValidation("If-None-Match", etag);
            }
            else if (known is { LastModified: { } modified })
            {
                message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            }

            using var response = await SendAsync(message, cancel);
            if (!Redirects.Contains(response.StatusCode))
            {
                return new(
                    address, response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel), response.Content.Headers.ContentType?.MediaType,
                    Written(response, "ETag"), Written(response, "Last-Modified"));
            }

            if (redirects == _limits.MostRedirects)
            {
                throw new FetchFailedException($"{address.Host} skickar vidare mer än {_limits.MostRedirects} gånger. Kontrollera url i fetch.yml.");
            }

            var to = Written(response, "Location") ?? "";
            address = SafeAddress.Follow(address, to)
                ?? throw new FetchFailedException($"{address.Host} skickar vidare till en annan värd, som inte följs. Har källan flyttat: rätta url i fetch.yml.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancel)
    {
        var host = message.RequestUri?.Host;
        try
        {
            return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (TimeoutRejectedException late)
        {
            throw new FetchFailedException($"{host} svarade inte färdigt inom {_limits.AttemptTimeout.TotalSeconds:0.#} sekunder. Kör om senare.", late);
        }
        catch (HttpRequestException unreachable) when (unreachable.InnerException is SocketException)
        {
            throw new FetchFailedException($"{host} går inte att nå ({unreachable.HttpRequestError}). Kontrollera nätet, brandväggen och url i fetch.yml, och kör om.", unreachable);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            throw new FetchFailedException($"Förbindelsen med {host} bröts innan svaret var helt, eller så är dess certifikat inte giltigt. Kör om senare.", cut);
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Retrying(FetchLimits limits, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = limits.Retries,
                Delay = limits.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome, limits, clock)),
                DelayGenerator = attempt => ValueTask.FromResult(AskedToWait(attempt.Outcome.Result, clock)),
            })
            .Build();

    // Below the count of requests, so that waiting for the host's limit is no part of the time given to the host.
    private static ResilienceHandler InTime(FetchLimits limits) =>
        new(new ResiliencePipelineBuilder<HttpResponseMessage>().AddTimeout(limits.AttemptTimeout).Build())
        {
            InnerHandler = new WholeBodyHandler(limits.LargestAnswer)
            {
                InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All },
            },
        };

    private static bool MayPass(Outcome<HttpResponseMessage> outcome, FetchLimits limits, TimeProvider clock) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } answer } =>
            (AskedToWait(answer, clock) ?? TimeSpan.Zero) <= limits.LongestWait,
        _ => false,
    };

    /// <summary>What Retry-After says; null where it says nothing.</summary>
    private static TimeSpan? AskedToWait(HttpResponseMessage? answer, TimeProvider clock) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    // As written: a tag that is not quoted is sent back as it came.
    private static string? Written(HttpResponseMessage response, string header) =>
        response.Headers.NonValidated.TryGetValues(header, out var values) || response.Content.Headers.NonValidated.TryGetValues(header, out values)
            ? values.ToString()
            : null;
}
