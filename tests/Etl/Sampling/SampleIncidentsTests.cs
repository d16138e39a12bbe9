using Geo.Etl.Sampling;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Etl.Sampling;

public class SampleIncidentsTests
{
    private static readonly SampleTown Town = SampleTown.Build(SampleFiles.DefaultSeed);
    private static readonly SampleDraw Drawn = SampleIncidents.Draw(Town, SampleFiles.DefaultSeed);
    private static readonly Dictionary<string, SampleIncident> ById = Drawn.Incidents.ToDictionary(i => i.Reference);

    [Fact]
    public void There_are_about_six_thousand_incidents_in_two_years()
    {
        Assert.InRange(Drawn.Incidents.Count, 5_400, 6_600);
        Assert.All(Drawn.Incidents, i => Assert.InRange(DateOnly.FromDateTime(i.From), SamplePeriod.FirstDay.AddDays(-1), SamplePeriod.LastDay));
        Assert.All(Drawn.Incidents, i => Assert.True(i.From < i.To, $"{i.Reference} {i.From} {i.To}"));
    }

    [Fact]
    public void Hotspots_hold_what_the_truth_says()
    {
        Assert.All(Drawn.Hotspots, planted =>
        {
            var inside = Drawn.Incidents.Where(i => planted.Hotspot.Themes.Contains(i.Kind.Theme)
                && planted.Hotspot.Outline.Contains(Sweref.Factory.CreatePoint(i.Location))
                && DateOnly.FromDateTime(i.From) >= planted.Hotspot.From).ToList();
            Assert.Equal(planted.Ids, inside.Select(i => i.Reference).Order(StringComparer.Ordinal));
            Assert.InRange(planted.Ids.Count, 0.6 * planted.Expected, 1.4 * planted.Expected);
            Assert.Equal((int)Math.Round(planted.Expected - planted.ExpectedBackground), planted.PlantedIds.Count);
        });
    }

    [Fact]
    public void Planted_events_never_share_a_place_within_four_weeks()
    {
        Assert.All(Drawn.Hotspots, planted =>
        {
            var events = planted.PlantedIds.Select(id => ById[id]).ToList();
            Assert.All(events, a => Assert.DoesNotContain(events, b =>
                a != b && a.Location.Distance(b.Location) < 40 && Math.Abs((a.From - b.From).TotalDays) < 28));
        });
    }

    [Fact]
    public void Duplicates_are_the_same_event_and_near_misses_are_not()
    {
        Assert.Equal(60, Drawn.Duplicates.Count);
        Assert.Equal(60, Drawn.NearMisses.Count);
        Assert.All(Drawn.Duplicates, pair => Assert.True(Matches(ById[pair.DamageId], ById[pair.EstId])));
        Assert.All(Drawn.NearMisses, pair => Assert.False(Matches(ById[pair.DamageId], ById[pair.EstId])));
        Assert.All(Drawn.NearMisses, pair => Assert.InRange(ById[pair.DamageId].Location.Distance(ById[pair.EstId].Location), 0, 50));
    }

    [Fact]
    public void No_other_pair_looks_like_the_same_event()
    {
        var planted = Drawn.Duplicates.Select(p => (p.DamageId, p.EstId)).ToHashSet();
        var est = Drawn.Incidents.Where(i => !i.InDamageRegister).ToLookup(i => i.Kind);

        var looksSame = Drawn.Incidents.Where(i => i.InDamageRegister)
            .SelectMany(d => est[d.Kind].Where(e => Matches(d, e)).Select(e => (d.Reference, e.Reference))).ToHashSet();

        Assert.Equal(planted, looksSame);
    }

    [Fact]
    public void A_silent_reporter_sent_nothing_that_week()
    {
        var heard = Drawn.Incidents.Where(i => !i.InDamageRegister)
            .Select(i => (i.Reporter, SampleReporters.IsoWeek(i.From))).ToHashSet();

        Assert.NotEmpty(Drawn.SilentWeeks);
        Assert.DoesNotContain(Drawn.SilentWeeks, s => heard.Contains((s.Reporter, (s.Year, s.Week))));
    }

    [Fact]
    public void A_measure_takes_its_share_of_the_treated_area_and_a_third_of_that_moves_next_door()
    {
        var without = SampleIncidents.Draw(Town, 7, new() { Spared = 0 });
        var draw = SampleIncidents.Draw(Town, 7, new() { Spared = 0.5 });
        var planted = draw.Measure!;

        Assert.Equal((0, 0), (without.Measure!.Prevented, without.Measure.Moved));
        var after = Count(without, planted.Measure.Treated, after: true);
        Assert.InRange(planted.Prevented, 0.4 * after, 0.6 * after);
        Assert.InRange(planted.Moved, planted.Prevented / 5.0, planted.Prevented / 2.0);
        Assert.InRange(Count(draw, planted.Measure.Ring, after: true), Count(without, planted.Measure.Ring, after: true) + 1, int.MaxValue);
        Assert.InRange(Count(draw, planted.Measure.Treated, after: false), 0.75 * Count(draw, planted.Measure.Control, after: false), 1.5 * Count(draw, planted.Measure.Control, after: false));

        int Count(SampleDraw drawn, Geometry area, bool after) => drawn.Incidents.Count(i => i.Kind.Theme == planted.Measure.Theme
            && DateOnly.FromDateTime(i.From) >= planted.Measure.From == after && area.Contains(Sweref.Factory.CreatePoint(i.Location)));
    }

    private static bool Matches(SampleIncident one, SampleIncident other) =>
        one.Kind == other.Kind && one.Overlaps(other) && one.Location.Distance(other.Location) <= 50;
}
