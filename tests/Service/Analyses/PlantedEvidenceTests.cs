using Geo.Tests.Support;

namespace Geo.Tests.Service.Analyses;

/// <summary>A few towns of <c>./geo bench evidence</c>: what is planted is found and named as what it is, and nothing is where nothing
/// is.</summary>
public class PlantedEvidenceTests
{
    private const int Seeds = 4;

    private static readonly Lazy<PlantedTown[]> Towns = new(() => [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().Select(seed => new PlantedTown(seed))]);

    [Fact]
    public void What_is_planted_strongly_is_found_and_named()
    {
        var found = Towns.Value.AsParallel().Select(town => town.Find(8)).ToList();

        Assert.All(found, town => Assert.All(town.HotCells, hotspot => Assert.True(hotspot.Value, hotspot.Key)));
        Assert.All(found, town => Assert.All(town.HotAreas, hotspot => Assert.True(hotspot.Value, hotspot.Key)));
        Assert.All(found, town => Assert.True(town.NamedRepeated && town.FoundOutbreak));
        Assert.InRange(found.Count(town => town.NamedNew), Seeds - 1, Seeds);
        Assert.InRange(found.Average(town => town.FalseCells), 0, .05);
        Assert.InRange(found.Average(town => town.FalseAreas), 0, .05);
    }

    // Above these numbers the exact 95 % interval of the share no longer holds the 5 % that each test promises.
    [Fact]
    public void Where_nothing_is_planted_little_is_found()
    {
        var found = Towns.Value.AsParallel().SelectMany(town => town.FindNothing()).ToList();

        Func<NullFindings, bool>[] tests =
            [one => one.HotCells, one => one.HotCellsLastQuarter, one => one.Repeated, one => one.HotAreas, one => one.HotAreasLastQuarter, one => one.NamedNew, one => one.Cluster];
        Assert.All(tests, test => Assert.True(ExactShare.Count(found, test).Lower <= .05, $"{Array.IndexOf(tests, test)}: {found.Count(test)} of {found.Count}"));
    }

    [Fact]
    public void A_measure_that_works_is_seen_with_what_it_moved_and_one_without_effect_is_not()
    {
        var (works, idle) = (Towns.Value.AsParallel().Select(town => town.Evaluate(.8)).ToList(), Towns.Value.AsParallel().Select(town => town.Evaluate(0)).ToList());

        Assert.InRange(works.Count(study => study.Upper < 0), Seeds - 1, Seeds);
        Assert.InRange(works.Count(study => study.RingLower > 0), Seeds - 1, Seeds);
        Assert.Contains(works, study => study.Sentence.Contains("kan ha flyttat dit", StringComparison.Ordinal));
        Assert.InRange(idle.Count(study => study is { Upper: < 0 } or { Lower: > 0 }), 0, 1);
        Assert.InRange(idle.Count(study => study is { RingUpper: < 0 } or { RingLower: > 0 }), 0, 1);
    }
}
