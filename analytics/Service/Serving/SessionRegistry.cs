using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Geo.Service.Serving;

/// <summary>The sessions of those who are signed in, in this process: a cookie without its session here is worth nothing, so that a session can be
/// ended, and each signing in makes a new one.</summary>
internal sealed class SessionRegistry(TimeProvider clock, ServeSettings settings)
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Begins a session.</summary>
    /// <param name="person">The pseudonym.</param>
    /// <param name="proof">The sign-in's own token, with which it is told that the session ends; null where there is none.</param>
    /// <returns>Its name, which cannot be guessed.</returns>
    public string Start(string person, string? proof)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in _sessions.Where(pair => IsOver(pair.Value, now)))
        {
            _sessions.TryRemove(old, out _);
        }

        if (_sessions.Count >= Most)
        {
            throw new ProblemException(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Meaning);
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _sessions[id] = new(person, proof, now) { LastSeen = now };
        return id;
    }

    /// <summary>Whether a session lives; it is then seen now.</summary>
    public bool IsAlive(string? id)
    {
        var now = clock.GetUtcNow();
        if (id is null || !_sessions.TryGetValue(id, out var session) || IsOver(session, now))
        {
            return false;
        }

        session.LastSeen = now;
        return true;
    }

    /// <summary>Ends a session.</summary>
    /// <returns>The sign-in's own token; null where there is none.</returns>
    public string? End(string? id) => id is not null && _sessions.TryRemove(id, out var session) ? session.Proof : null;

    /// <summary>Ends all sessions of a person.</summary>
    /// <returns>How many they were.</returns>
    public int EndAll(string person) => _sessions.Where(pair => pair.Value.Person == person).Count(pair => _sessions.TryRemove(pair.Key, out _));

    /// <summary>How many living sessions a person has.</summary>
    public int CountOf(string person) => _sessions.Values.Count(session => session.Person == person && !IsOver(session, clock.GetUtcNow()));

    private bool IsOver(Session session, DateTimeOffset now) => now - session.LastSeen > settings.IdleSession || now - session.Started > settings.LongestSession;

    private sealed record Session(string Person, string? Proof, DateTimeOffset Started)
    {
        public DateTimeOffset LastSeen { get; set; }
    }
}
