namespace Geo.Etl.Sampling;

/// <summary>What is planted in a draw, and how strongly. Left as it is, it is what the committed files have.</summary>
internal sealed record SamplePlan
{
    /// <summary>Whether things happen where people live and by chance alone, with neither evening places, repeats nor pairs: a town in which
    /// what a test finds beside the planted is false.</summary>
    public bool Even { get; init; }

    /// <summary>How many times as often hotspots are struck, all of them; 1 plants none, null gives each its own.</summary>
    public double? Multiplier { get; init; }

    /// <summary>Reports from a single address within four weeks of the last quarter; 0 plants no such trap.</summary>
    public int Trap { get; init; }

    /// <summary>Events close together in the last three weeks; 0 plants no outbreak.</summary>
    public int Outbreak { get; init; }

    /// <summary>The share of events that a measure prevents, 0 to 1; null plants no measure, 0 one without effect.</summary>
    public double? Spared { get; init; }
}
