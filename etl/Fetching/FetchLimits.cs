namespace Geo.Etl.Fetching;

/// <summary>How patient a fetch is, and how much it takes in.</summary>
internal sealed record FetchLimits
{
    /// <summary>From a request to the last byte of its answer; more than 0.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>New attempts after a first that failed in a way that may pass: 429, 408, 5xx, a cut connection, a timeout;
    /// at least 1.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Before the first new attempt; doubled before each further one. Retry-After goes before it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait for a publisher's limit or Retry-After; where more is asked for the source fails and is
    /// tried the next time.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of one answer, unpacked, at least 1. One municipality's answers are a few million at most.</summary>
    public int LargestAnswer { get; init; } = 60_000_000;

    /// <summary>Pages of one answer; more is taken for a loop.</summary>
    public int MostPages { get; init; } = 50;

    /// <summary>Redirects of one request, all within its host.</summary>
    public int MostRedirects { get; init; } = 3;
}
