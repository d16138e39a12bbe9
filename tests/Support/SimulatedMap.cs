using Geo.Statistics;

namespace Geo.Tests.Support;

/// <summary>How a random map comes about: where events really fall, and what the map is told is at risk.</summary>
/// <param name="Number">Part of every seed.</param>
/// <param name="Name">For tables.</param>
/// <param name="Risk">What really draws events, relative, for each cell of the square.</param>
/// <param name="Ground">What the map is tested against.</param>
/// <param name="Repeats">Whether a third of the events are followed by two more at their place within four
/// weeks.</param>
/// <param name="HiddenVariation">Whether each cell's risk is multiplied by an unknown gamma(1) variable, new for every
/// map.</param>
internal sealed record NullModel(
    int Number, string Name, double[] Risk, HotspotGround Ground, bool Repeats = false, bool HiddenVariation = false);

/// <summary>Random maps on a square of 113 × 113 cells, about the 12,690 of METHODS; the same for the tests and the
/// benchmarks.</summary>
internal static class SimulatedMap
{
    public const int Side = 113;

    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly double[] Land = [.. Enumerable.Repeat(1.0, Side * Side)];

    private static readonly HotspotGround EvenGround = new(Square(Side), Land, "land");

    private static readonly double[] Town = [.. Square(Side).Select(Density)];

    private static readonly HotspotGround TownGround = new(Square(Side), Town, "residents");

    public static NullModel Even { get; } = new(1, "even over land", Land, EvenGround);

    public static NullModel Denominator { get; } =
        new(2, "follows a denominator of 1 to 50, tested against it", Town, TownGround);

    public static NullModel Repeated { get; } =
        new(3, "a third of the events repeated twice at their place", Land, EvenGround, Repeats: true);

    public static NullModel Hidden { get; } =
        new(4, "unknown gamma(1) variation between cells", Land, EvenGround, HiddenVariation: true);

    public static NullModel WrongDenominator { get; } =
        new(5, "follows a denominator of 1 to 50, tested against land", Town, EvenGround);

    /// <summary>So many cells on a side, by row and then column.</summary>
    public static GridCell[] Square(int side) =>
        [.. Enumerable.Range(0, side * side).Select(i => new GridCell(i % side, i / side))];

    /// <summary>A map of chance alone.</summary>
    public static HotspotEvent[] Of(NullModel model, double meanPerCell, Random random)
    {
        var scale = meanPerCell / model.Risk.Average();
        var events = new List<HotspotEvent>();
        for (var cell = 0; cell < model.Risk.Length; cell++)
        {
            var hidden = model.HiddenVariation ? -Math.Log(1 - random.NextDouble()) : 1;
            for (var i = Poisson(model.Risk[cell] * scale * hidden, random); i > 0; i--)
            {
                AddAtNewPlace(events, cell, model.Repeats, random);
            }
        }

        return [.. events];
    }

    /// <summary>An even map with squares of 3 × 3 cells, around each centre, in which events are so many times as
    /// many.</summary>
    public static HotspotEvent[] Planted(
        IReadOnlyList<GridCell> centres, double strength, double meanPerCell, Random random)
    {
        var risk = Square(Side).Select(cell => centres.Any(centre => Distance(cell, centre) <= 1) ? strength : 1);
        // Times its average, so that the surroundings keep the mean asked for.
        var model = Even with { Risk = [.. risk] };
        return Of(model, meanPerCell * model.Risk.Average(), random);
    }

    /// <summary>Steps of a chess king.</summary>
    public static int Distance(GridCell a, GridCell b) =>
        Math.Max(Math.Abs(a.Column - b.Column), Math.Abs(a.Row - b.Row));

    private static void AddAtNewPlace(List<HotspotEvent> events, int cell, bool repeats, Random random)
    {
        var (place, time) = (events.Count, Start.AddDays(365 * random.NextDouble()));
        events.Add(new(cell, place, time));
        if (repeats && random.Next(3) == 0)
        {
            events.Add(new(cell, place, time.AddDays(28 * random.NextDouble())));
            events.Add(new(cell, place, time.AddDays(28 * random.NextDouble())));
        }
    }

    /// <summary>A town: 50 in the middle, falling to 1 in the corners.</summary>
    private static double Density(GridCell cell)
    {
        const double Middle = (Side - 1) / 2.0;
        var fromMiddle = Math.Sqrt(Math.Pow(cell.Column - Middle, 2) + Math.Pow(cell.Row - Middle, 2));
        return Math.Pow(50, 1 - fromMiddle / (Middle * Math.Sqrt(2)));
    }

    private static int Poisson(double mean, Random random)
    {
        // Knuth's product; the largest mean here is far below where exp(-mean) is lost.
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
        {
            product *= random.NextDouble();
        }

        return count;
    }
}
