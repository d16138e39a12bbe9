using System.Globalization;
using Geo.Statistics.Disclosure;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Statistics.Disclosure;

public class RandomMunicipalityTests(ITestOutputHelper output)
{
    private const int Municipalities = 1_000;
    private const int K = RandomMunicipality.SmallestCount;

    // 8–12 areas × 4 quarters × 2 kinds with unions, the municipality, the theme and the whole time; two releases, a quarter corrected
    // between. The auditor is given no proof of the suppression: it attacks both releases together on its own.
    [Fact]
    public void No_municipality_of_a_thousand_gives_anything_away()
    {
        var (breaches, coarsened, open, openCells, told, withheld, primary) = (0, 0, 0, 0, 0, 0, 0);
        Parallel.For(1, Municipalities + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var municipality = new RandomMunicipality(seed);
            var first = municipality.First();
            var alone = ReleaseHistory.Join(municipality.Areas, municipality.Kinds, [], first, K);
            var before = ReleaseProtection.Protect(alone, K, new(), CancellationToken.None);
            var second = municipality.Second();
            var joined = ReleaseHistory.Join(municipality.Areas, municipality.Kinds, [RandomMunicipality.Published(first, before.Withheld)], second, K);
            var now = ReleaseProtection.Protect(joined, K, new(), CancellationToken.None);

            var audit = DisclosureAuditor.Audit(joined.Cube.ToTable(), now.Suppressed.Withheld, K, new(), CancellationToken.None);
            var bare = DisclosureAuditor.Audit(alone.Cube.ToTable(), alone.Cube.PrimaryMarks(), K, new(), CancellationToken.None);

            Interlocked.Add(ref breaches, audit.Breaches.Length);
            Interlocked.Add(ref coarsened, before.Coarsened + now.Coarsened > 0 ? 1 : 0);
            Interlocked.Add(ref open, bare.Breaches.Length > 0 ? 1 : 0);
            Interlocked.Add(ref openCells, bare.Breaches.Length);
            Interlocked.Add(ref told, second.Counts.Length);
            Interlocked.Add(ref withheld, now.Withheld.Count(mark => mark));
            Interlocked.Add(ref primary, second.Counts.Count(count => count.Primary));
        });

        output.WriteLine(string.Create(
            CultureInfo.GetCultureInfo("sv-SE"),
            $"{Municipalities:N0} slumpade kommuner, två släpp: granskaren röjer {breaches} antal; utan kompletterande döljande röjs {openCells:N0} antal i {open:N0} kommuner. Skyddade {(double)withheld / told:P1} av antalen, därav för sin egen skull {(double)primary / told:P1}; hela block i {coarsened} kommuner."));
        Assert.Equal(0, breaches);
        Assert.True(open > Municipalities / 2, "a test that cannot fail");
    }

    // Small enough to list every table: 2 areas × 2 quarters × 2 kinds.
    [Fact]
    public void On_the_smallest_the_list_of_all_tables_says_the_same()
    {
        const int small = 3;
        var (safe, open, compared) = (0, 0, 0);
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Geo.Statistics.RandomStream(seed, 7);
            int[][][] counts = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 2).Select(_ => (int[])[random.NextBelow(5), random.NextBelow(5)]).ToArray())];
            var cube = AddedUp.Join(small, counts).Cube;
            var suppressed = ComplementarySuppression.Withhold(cube, small, CancellationToken.None).Withheld;
            if (suppressed[AddedUp.CellOf(cube, "municipality", "2 quarters", "theme")])
            {
                // Then tables have no end, and no list.
                continue;
            }

            var (values, bare) = (TableEnumeration.Values(cube, suppressed), TableEnumeration.Values(cube, cube.PrimaryMarks()));
            compared++;
            safe += Unsafe(cube, suppressed, values, small) == 0 ? 1 : 0;
            open += Unsafe(cube, cube.PrimaryMarks(), bare, small) > 0 ? 1 : 0;
        }

        output.WriteLine($"De minsta, alla tabeller uppräknade: {compared} kommuner, säkra {safe}; utan kompletterande döljande röjda {open}.");
        Assert.Equal(compared, safe);
        Assert.True(compared > 20 && open > compared / 2, "a test that cannot fail");
    }

    private static int Unsafe(CountCube cube, bool[] marks, HashSet<int>[] values, int smallestCount) =>
        Enumerable.Range(0, marks.Length).Count(cell => marks[cell] && !TableEnumeration.IsSafe(cube.Cells[cell].Count, values[cell], smallestCount));
}
