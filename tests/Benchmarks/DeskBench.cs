using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Geo.Database;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench desk</c>: two hundred people signed in at once, for a minute, each with a page every fifth second out of those that their
/// role can reach, over the fictional municipality with all that it holds; beside them one who prints, page after page.</summary>
internal static class DeskBench
{
    private const string Slug = "exempelstad";
    private const int Users = 200;
    private const int Seconds = 60;
    private const double PageMilliseconds = 500;
    private const double PrintMilliseconds = 5_000;
    private const double FlatTimes = 1.25;

    // Who turns pages faster does not read them.
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(5);
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        AnsiConsole.Profile.Width = 140;
        var server = Environment.GetEnvironmentVariable("GEO_BENCH_DATABASE") ?? throw new InvalidOperationException("GEO_BENCH_DATABASE is not set: run ./geo bench desk.");
        using var store = new BenchStore(server);
        var (_, logins) = store.Clean();
        AnsiConsole.WriteLine("Fyller: Exempelstad, inläst, analyserad och släppt …");
        Fill(logins);
        using var service = ServedProcess.Start("desk", GeoRole.Desk, logins[GeoRole.Desk], "--demo");
        var patterns = DeskWalk.Patterns(logins[GeoRole.Desk]);
        var pages = new Dictionary<string, IReadOnlyList<(string Kind, string Path)>>();
        foreach (var role in await DeskUser.RolesAsync(service.Address))
        {
            using var user = await DeskUser.SignInAsync(service.Address, role);
            pages[role] = await DeskWalk.PagesAsync(user, patterns, service.Address);
        }

        await MeasureAsync(service, pages, patterns);
    }

    private static void Fill(IReadOnlyDictionary<string, string> logins)
    {
        var environment = logins.ToDictionary(login => GeoRole.Variable(login.Key), login => login.Value);
        void Program(string name, params string[] arguments) =>
            Measured.Run("dotnet", [Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", name, new DirectoryInfo(AppContext.BaseDirectory).Name, $"{name}.dll")), .. arguments], environment);

        Program("Geo.Etl", "load", Slug);
        Program("Geo.Service", "chain", "import", Slug);
        Program("Geo.Service", "analyse", Slug);
        Program("Geo.Service", "release", "build", Slug);
    }

    private static async Task MeasureAsync(ServedProcess service, Dictionary<string, IReadOnlyList<(string Kind, string Path)>> pages, IReadOnlyList<string> patterns)
    {
        var roles = pages.Keys.Order(StringComparer.Ordinal).ToList();
        var users = new List<DeskUser>();
        for (var i = 0; i < Users; i++)
        {
            users.Add(await DeskUser.SignInAsync(service.Address, roles[i % roles.Count]));
        }

        var (times, faults, memory) = (new ConcurrentDictionary<string, ConcurrentBag<double>>(), new ConcurrentDictionary<string, int>(), new List<(double Second, double Megabytes)>());
        using var stopping = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
        var clock = Stopwatch.StartNew();
        var read = pages.ToDictionary(role => role.Key, role => role.Value.Where(page => !DeskWalk.IsPrinted(page.Kind)).ToList());
        var printer = pages.MaxBy(role => role.Value.Count(page => DeskWalk.IsPrinted(page.Kind)));
        var printing = await DeskUser.SignInAsync(service.Address, printer.Key);
        Task[] reading =
        [
            .. users.Select((user, i) => Task.Run(() => ReadAsync(user, i, read[user.Role], Thinking, times, faults, stopping.Token))),
            Task.Run(() => ReadAsync(printing, 0, [.. printer.Value.Where(page => DeskWalk.IsPrinted(page.Kind))], TimeSpan.Zero, times, faults, stopping.Token)),
        ];
        while (!stopping.IsCancellationRequested)
        {
            memory.Add((clock.Elapsed.TotalSeconds, service.Megabytes()));
            await Task.Delay(1_000, CancellationToken.None);
        }

        await Task.WhenAll(reading);
        users.Append(printing).ToList().ForEach(user => user.Dispose());
        Print(times, faults, memory, clock.Elapsed);
        var unreached = patterns.Except(pages.Values.SelectMany(reached => reached).Select(page => page.Kind.Split(' ')[0])).ToList();
        AnsiConsole.WriteLine($"Adresser som ingen länk ledde till: {(unreached.Count == 0 ? "inga" : string.Join(", ", unreached))}");
    }

    // Spread over the time that each thinks, so that two hundred do not ask at the same moment.
    private static async Task ReadAsync(
        DeskUser user, int number, List<(string Kind, string Path)> pages, TimeSpan thinking, ConcurrentDictionary<string, ConcurrentBag<double>> times, ConcurrentDictionary<string, int> faults,
        CancellationToken stop)
    {
        await Task.Delay(thinking * number / Users, CancellationToken.None);
        for (var i = number; !stop.IsCancellationRequested; i++)
        {
            var (kind, path) = pages[i % pages.Count];
            var clock = Stopwatch.StartNew();
            try
            {
                if (await user.GetAsync(path) is var (status, _) && status != 200)
                {
                    faults.AddOrUpdate($"{status} {kind}", 1, (_, seen) => seen + 1);
                }
            }
            catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
            {
                faults.AddOrUpdate($"{failed.GetType().Name} {kind}", 1, (_, seen) => seen + 1);
            }

            times.GetOrAdd(kind, _ => []).Add(clock.Elapsed.TotalMilliseconds);
            if (thinking - clock.Elapsed is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, CancellationToken.None);
            }
        }
    }

    private static void Print(ConcurrentDictionary<string, ConcurrentBag<double>> times, ConcurrentDictionary<string, int> faults, List<(double Second, double Megabytes)> memory, TimeSpan took)
    {
        var rows = times.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
        {
            var p95 = Percentile(kind.Value, 0.95);
            var most = DeskWalk.IsPrinted(kind.Key) ? PrintMilliseconds : PageMilliseconds;
            return new ServiceRow(kind.Key, string.Create(Swedish, $"p50 {Percentile(kind.Value, 0.5):N0} ms, p95 {p95:N0} ms, {kind.Value.Count} svar"), string.Create(Swedish, $"p95 ≤ {most:N0} ms"), p95 <= most);
        }).ToList();
        var all = times.Values.Sum(kind => kind.Count);
        var (early, late) = (memory.Where(at => at.Second is > 15 and <= 30).Average(at => at.Megabytes), memory.Where(at => at.Second > 45).Average(at => at.Megabytes));
        rows.Add(new($"{Users} inloggade i {Seconds} s", string.Create(Swedish, $"{all:N0} svar, {all / took.TotalSeconds:N0} per sekund, {faults.Values.Sum()} fel {string.Join(", ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}"), "inga fel", faults.IsEmpty));
        rows.Add(new("minnet under tiden", string.Create(Swedish, $"{early:N0} MB efter 15–30 s, {late:N0} MB efter 45–60 s"), "inte över 1,25 × det tidigare", late <= FlatTimes * early));
        ServiceBench.Print(string.Create(Swedish, $"Arbetsbordet: {Users} inloggade, en sida var femte sekund, och en som skriver ut; {Environment.ProcessorCount} kärnor, belastning {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"), rows);
    }

    private static double Percentile(ConcurrentBag<double> times, double share) => times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);
}
