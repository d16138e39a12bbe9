using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace Geo.Service.Serving;

/// <summary>Who has failed to sign in too often, by form or key, waits. By address alone: a key is 256 bits, so that guessing at one is hopeless from
/// however many; and locking a key would let anyone shut a partner out.</summary>
internal sealed class Lockout(TimeProvider clock, ServeSettings settings)
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<IPAddress, Failures> _failures = new();

    /// <summary>Refuses who must wait.</summary>
    /// <exception cref="ProblemException">They must; the answer says for how long.</exception>
    public void Check(HttpContext context)
    {
        if (_failures.TryGetValue(Of(context), out var failed) && failed.Count >= settings.FailuresBeforeLockout && failed.Last + settings.Lockout - clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw new ProblemException(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Meaning);
        }
    }

    /// <summary>Remembers a failure. Failures further apart than the lockout do not add up.</summary>
    public void Failed(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (_failures.Count >= Most)
        {
            foreach (var (address, _) in _failures.Where(pair => now - pair.Value.Last > settings.Lockout))
            {
                _failures.TryRemove(address, out _);
            }
        }

        _failures.AddOrUpdate(Of(context), _ => new(1, now), (_, failed) => now - failed.Last > settings.Lockout ? new(1, now) : new(failed.Count + 1, now));
    }

    // A household's or an attacker's IPv6 network is one: it has addresses without end.
    private static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? new IPNetwork(new([.. address.GetAddressBytes()[..8], .. new byte[8]]), 64).BaseAddress : address;
    }

    private sealed record Failures(int Count, DateTimeOffset Last);
}
