using System.Reflection;
using Geo.Etl.Formats;
using Geo.Etl.Settings;

namespace Geo.Etl.Fetching;

/// <summary>A municipality's open sources, one after another: where one fails the others go on.</summary>
internal sealed class MunicipalityFetch(string folder, MunicipalityFile municipality, FetchFile file, FetchLimits limits, TimeProvider clock)
{
    private readonly string _raw = Path.Combine(folder, "raw");

    /// <summary>Asks for each source and deletes what is older than it may be.</summary>
    /// <param name="done">Told of each source when it is done.</param>
    /// <exception cref="FetchFailedException">Another fetch is under way.</exception>
    public async Task<FetchSummary> RunAsync(IReadOnlyList<FetchSource> sources, IProgress<SourceFetched> done, CancellationToken cancel)
    {
        OwnFiles.MakeFolder(_raw);
        using var held = OwnFiles.Lock(_raw);
        OwnFiles.DeleteUnfinished(_raw);
        var rates = new HostRates(Path.Combine(_raw, ".requests.json"), limits.LongestWait, clock);
        using var client = new FetchClient(UserAgent(), limits, rates, clock);
        var fetched = new List<SourceFetched>();
        foreach (var source in sources)
        {
            fetched.Add(await FetchAsync(source, client, rates, cancel));
            done.Report(fetched[^1]);
        }

        var today = DateOnly.FromDateTime(SwedishTime.FromUtc(clock.GetUtcNow().UtcDateTime));
        return new(municipality.Code, fetched, [.. sources.SelectMany(source => new RawStore(_raw, source.Id).Expire(today, source.RetentionDays)).Select(Shown)]);
    }

    private async Task<SourceFetched> FetchAsync(FetchSource source, FetchClient client, HostRates rates, CancellationToken cancel)
    {
        var (started, before) = (clock.GetTimestamp(), client.Sent);
        Written written;
        try
        {
            written = await new SourceFetch(source, municipality.Code, new(_raw, source.Id), client, rates, limits, clock).RunAsync(cancel);
        }
        catch (FetchFailedException failed)
        {
            written = new(FetchResult.Failed, null, 0, failed.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            written = new(FetchResult.Failed, null, 0, $"Filen kunde inte skrivas: {failed.Message}. Se till att {_raw} går att skriva i och har plats, och kör om.");
        }

        return new(
            source.Id, written.Result, written.Path is null ? null : Shown(written.Path), written.Bytes,
            Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1), client.Sent - before, written.Message);
    }

    private string Shown(string path) => Path.GetRelativePath(folder, path);

    private string UserAgent() =>
        $"Geo-etl/{Assembly.GetExecutingAssembly().GetName().Version?.ToString(2)} (kommun {municipality.Code}; {file.Contact})";
}
