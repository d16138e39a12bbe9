using System.Globalization;
using System.Text.Json;
using Geo.Etl.Formats;

namespace Geo.Etl.Fetching;

/// <summary>At most so many requests in any span of this length.</summary>
internal sealed record HostRate(int Requests, TimeSpan Span);

/// <summary>Keeps to each host's limit, also from one run to the next: the times of the last hour's requests stand in a
/// file beside the raw folders, for a run that asks Polisen once an hour knows nothing of the runs before it.</summary>
internal sealed class HostRates
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly string _path;
    private readonly TimeSpan _longestWait;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, List<DateTimeOffset>> _sent;
    private readonly Dictionary<string, HostRate> _allowed = [];

    public HostRates(string path, TimeSpan longestWait, TimeProvider clock)
    {
        (_path, _longestWait, _clock) = (path, longestWait, clock);
        _sent = Load(path);
    }

    /// <summary>The published limits (Polisen 60 an hour, PxWebApi 3 a second), and one a second where none is published.</summary>
    public static HostRate Usual(FetchApi api) => api switch
    {
        FetchApi.PolisenEvents => new(60, TimeSpan.FromHours(1)),
        FetchApi.Pxweb => new(3, TimeSpan.FromSeconds(1)),
        _ => new(1, TimeSpan.FromSeconds(1)),
    };

    public void Allow(string host, HostRate rate) => _allowed[host] = rate;

    /// <summary>Returns when a request may be sent, and counts it.</summary>
    /// <exception cref="FetchFailedException">The wait would be longer than we are ready for.</exception>
    public async Task WaitAsync(string host, CancellationToken cancel)
    {
        var rate = _allowed.GetValueOrDefault(host) ?? new(1, TimeSpan.FromSeconds(1));
        if (!_sent.TryGetValue(host, out var sent))
        {
            _sent[host] = sent = [];
        }

        while (true)
        {
            var now = _clock.GetUtcNow();
            sent.RemoveAll(time => time <= now - Remembered || time > now);
            var recent = sent.FindAll(time => time > now - rate.Span);
            if (recent.Count < rate.Requests)
            {
                sent.Add(now);
                await OwnFiles.WriteAsync(_path, JsonSerializer.SerializeToUtf8Bytes(_sent), cancel);
                return;
            }

            // A delay is cut to whole milliseconds.
            var wait = recent[^rate.Requests] + rate.Span - now + TimeSpan.FromMilliseconds(1);
            if (wait > _longestWait)
            {
                var then = SwedishTime.FromUtc((now + wait).UtcDateTime);
                throw new FetchFailedException(string.Create(CultureInfo.InvariantCulture,
                    $"{host} tillåter {rate.Requests} anrop på {rate.Span.TotalMinutes:0.##} minuter, och de är gjorda. Kör om efter klockan {then:HH:mm}."));
            }

            await Task.Delay(wait, _clock, cancel);
        }
    }

    // A file that cannot be read is no reason not to fetch: it says less than an hour's history.
    private static Dictionary<string, List<DateTimeOffset>> Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, List<DateTimeOffset>>>(File.ReadAllBytes(path)) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
