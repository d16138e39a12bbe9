using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Geo.Service.Endpoints.Tiles;
using Npgsql;

namespace Geo.Benchmarks;

/// <summary>The public side under a bounded client: pages of items, tiles against the bare question, two hundred readers for a
/// minute.</summary>
internal sealed class PublicProbe(ServedProcess service, string login)
{
    private const int Readers = 200;
    private const int ReadingSeconds = 60;
    private const double PageMilliseconds = 50;
    private const double TileTimes = 1.3;
    private const double FlatTimes = 1.25;
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly (int Level, int Row, int Column)[] Tiles = [.. TilesOf(4, 8)];

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Pages of a hundred counts, one after the other by their links, so that late pages are among them.</summary>
    public async Task<ServiceRow> ItemsAsync()
    {
        var times = new List<double>();
        var next = "/collections/counts/items?limit=100";
        for (var page = 0; page < 700; page++)
        {
            var clock = Stopwatch.StartNew();
            var bytes = await _client.GetByteArrayAsync(next);
            var time = clock.Elapsed.TotalMilliseconds;
            next = JsonDocument.Parse(bytes).RootElement.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;

            // The first hundred warm the program and the database.
            if (page >= 100)
            {
                times.Add(time);
            }
        }

        var p95 = Percentile(times, 0.95);
        return new("sida med 100 antal och gränser", string.Create(Swedish, $"p50 {Percentile(times, 0.5):N1} ms, p95 {p95:N1} ms, {times.Count} sidor"), "p95 ≤ 50 ms", p95 <= PageMilliseconds);
    }

    /// <summary>The same tiles by HTTP and by the question alone on one connection, in turn, so that the machine's moods strike both.</summary>
    public async Task<ServiceRow> TilesAsync()
    {
        await using var database = NpgsqlDataSource.Create(login);
        string[] releases = ["9901-2026-07-01-1-bench0"];
        var (served, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < 6; round++)
        {
            foreach (var (level, row, column) in Tiles)
            {
                var clock = Stopwatch.StartNew();
                await using (var command = TileEndpoints.TileCommand(database, releases, TileGrid.FindBounds(level, row, column)!.Value))
                {
                    await command.ExecuteScalarAsync();
                }

                var sql = clock.Elapsed.TotalMilliseconds;
                clock.Restart();
                await _client.GetByteArrayAsync(string.Create(CultureInfo.InvariantCulture, $"/collections/areas/tiles/{TileGrid.Id}/{level}/{row}/{column}"));
                if (round > 0)
                {
                    bare.Add(sql);
                    served.Add(clock.Elapsed.TotalMilliseconds);
                }
            }
        }

        var (http, question) = (Percentile(served, 0.95), Percentile(bare, 0.95));
        return new(
            "kartruta mot bara frågan", string.Create(Swedish, $"p95 {http:N1} ms mot {question:N1} ms: {http / question:N2} × ({served.Count} rutor, p50 {Percentile(served, 0.5):N1} mot {Percentile(bare, 0.5):N1} ms)"),
            "p95 ≤ 1,3 × frågans", http <= TileTimes * question);
    }

    /// <summary>Two hundred who ask as fast as they are answered, for a minute, and the memory of the service meanwhile.</summary>
    public async Task<IEnumerable<ServiceRow>> ReadersAsync()
    {
        using var stopping = new CancellationTokenSource(TimeSpan.FromSeconds(ReadingSeconds));
        var (answered, faults, memory) = (0, new ConcurrentDictionary<string, int>(), new List<(double Second, double Megabytes)>());
        var clock = Stopwatch.StartNew();
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; !stopping.IsCancellationRequested; i++)
            {
                try
                {
                    using var answer = await _client.GetAsync(Address(reader, i), CancellationToken.None);
                    await answer.Content.CopyToAsync(Stream.Null);
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        Interlocked.Increment(ref answered);
                    }
                    else
                    {
                        faults.AddOrUpdate($"{(int)answer.StatusCode}", 1, (_, times) => times + 1);
                    }
                }
                catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
                {
                    faults.AddOrUpdate(failed.GetType().Name, 1, (_, times) => times + 1);
                }
            }
        })).ToArray();
        while (!stopping.IsCancellationRequested)
        {
            memory.Add((clock.Elapsed.TotalSeconds, service.Megabytes()));
            await Task.Delay(1_000, CancellationToken.None);
        }

        await Task.WhenAll(readers);
        var early = memory.Where(at => at.Second is > 15 and <= 30).Average(at => at.Megabytes);
        var late = memory.Where(at => at.Second > 45).Average(at => at.Megabytes);
        return
        [
            new(
                "200 läsare i 60 s", string.Create(Swedish, $"{answered:N0} svar, {answered / clock.Elapsed.TotalSeconds:N0} per sekund, {faults.Values.Sum()} fel {string.Join(' ', faults.Select(fault => $"{fault.Key}: {fault.Value}"))}"),
                "inga fel", faults.IsEmpty),
            new("minnet under tiden", string.Create(Swedish, $"{early:N0} MB efter 15–30 s, {late:N0} MB efter 45–60 s"), "inte över 1,25 × det tidigare", late <= FlatTimes * early),
        ];
    }

    private static string Address(int reader, int i) => ((reader + i) % 4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"/collections/counts/items?limit=20&area=P{1 + (reader * 17 + i) % 4_900}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"/collections/areas/items/plan.2026.P{1 + (reader * 31 + i) % 4_900}"),
        2 => "/collections",
        _ => string.Create(CultureInfo.InvariantCulture, $"/collections/areas/tiles/{TileGrid.Id}/{Tiles[(reader + i) % Tiles.Length].Level}/{Tiles[(reader + i) % Tiles.Length].Row}/{Tiles[(reader + i) % Tiles.Length].Column}"),
    };

    // Every tile of the levels that lies on the bench town, at most a dozen a level.
    private static IEnumerable<(int Level, int Row, int Column)> TilesOf(int first, int last)
    {
        for (var level = first; level <= last; level++)
        {
            var side = TileGrid.MetresAPixel(level) * TileGrid.Pixels;
            var corner = TileGrid.FindBounds(level, 0, 0)!.Value;
            var all = from row in Enumerable.Range(0, TileGrid.TilesAcross(level))
                      where corner.North - row * side > 6_244_250 && corner.North - (row + 1) * side < 6_280_000
                      from column in Enumerable.Range(0, TileGrid.TilesAcross(level))
                      where corner.West + (column + 1) * side > 717_250 && corner.West + column * side < 753_000
                      select (level, row, column);
            foreach (var tile in all.Take(12))
            {
                yield return tile;
            }
        }
    }

    private static double Percentile(List<double> times, double share) => times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);
}
