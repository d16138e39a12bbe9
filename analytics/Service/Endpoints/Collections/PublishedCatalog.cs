using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Geo.Database;
using Geo.Service.Serving;
using Npgsql;

namespace Geo.Service.Endpoints.Collections;

/// <summary>Which releases are current: each municipality's latest that was approved. A trial run is never served.</summary>
internal sealed class PublishedCatalog(NpgsqlDataSource database, ServeSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly string CurrentReleases = SqlFile.Read(typeof(PublishedCatalog), "Endpoints/Collections/current_release");

    private readonly SemaphoreSlim _reading = new(1, 1);
    private (long At, PublishedReleases Releases)? _known;

    /// <summary>The current releases, at most <see cref="ServeSettings.OldestCatalog"/> old.</summary>
    public async ValueTask<PublishedReleases> GetAsync(CancellationToken cancel)
    {
        if (Known() is { } known)
        {
            return known;
        }

        // One asks, the others wait for its answer.
        await _reading.WaitAsync(cancel);
        try
        {
            if (Known() is { } meanwhile)
            {
                return meanwhile;
            }

            var read = await ReadAsync(cancel);
            _known = (clock.GetTimestamp(), read);
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private PublishedReleases? Known() =>
        _known is { } known && clock.GetElapsedTime(known.At) < settings.OldestCatalog ? known.Releases : null;

    private async Task<PublishedReleases> ReadAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(CurrentReleases);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var releases = ImmutableArray.CreateBuilder<CurrentRelease>();
        while (await rows.ReadAsync(cancel))
        {
            releases.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetBoolean(3), rows.GetString(4), rows.GetFieldValue<DateOnly>(5)));
        }

        return PublishedReleases.Of(releases.ToImmutable(), clock.GetUtcNow());
    }
}

/// <summary>A municipality's current release.</summary>
internal sealed record CurrentRelease(string Id, string Municipality, string MunicipalityName, bool Fictional, string Digest, DateOnly PublishedOn);

/// <summary>The current releases, in the order of their municipalities' codes.</summary>
/// <param name="All">One a municipality.</param>
/// <param name="Tag">Differs when any of them does.</param>
/// <param name="ChangedAt">When the last was published; null while that day is not over, for a date cannot tell two releases of
/// one day apart.</param>
internal sealed record PublishedReleases(ImmutableArray<CurrentRelease> All, string Tag, DateTimeOffset? ChangedAt)
{
    /// <summary>Their names.</summary>
    public string[] Ids => [.. All.Select(release => release.Id)];

    /// <summary>Whether any of them is of the invented municipality: every title then says so.</summary>
    public bool Fictional => All.Any(release => release.Fictional);

    /// <summary>What stands before every title.</summary>
    public Bilingual Mark => Fictional ? new("EXEMPELDATA: ", "EXAMPLE DATA: ") : new("", "");

    public static PublishedReleases Of(ImmutableArray<CurrentRelease> releases, DateTimeOffset now)
    {
        var tag = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', releases.Select(release => $"{release.Id} {release.Digest}"))));
        var nextDay = releases.Length == 0
            ? (DateTimeOffset?)null
            : new DateTimeOffset(releases.Max(release => release.PublishedOn).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new(releases, Convert.ToHexStringLower(tag), nextDay <= now ? nextDay : null);
    }
}
