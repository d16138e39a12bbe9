using System.Collections.Immutable;

namespace Geo.Etl.Loading;

/// <summary>What became of one source in a load: read = accepted + rejected.</summary>
internal sealed record SourceSummary
{
    public required string Source { get; init; }

    public required string Title { get; init; }

    public required int Files { get; init; }

    /// <summary>True where every file was in the store already, just so.</summary>
    public required bool Unchanged { get; init; }

    public required int Read { get; init; }

    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    /// <summary>Remarks on rows that were taken.</summary>
    public required int Remarks { get; init; }

    /// <summary>Rows in the files that are of other municipalities: neither read nor rejected.</summary>
    public required int OthersRows { get; init; }

    /// <summary>What was masked in the files that were read now, by kind.</summary>
    public required ImmutableSortedDictionary<string, int> Masked { get; init; }

    public required double Seconds { get; init; }
}

/// <summary>What a load did.</summary>
/// <param name="Municipality">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changed">Whether anything in the store is other than it was.</param>
/// <param name="Sources">In the order of loading.</param>
/// <param name="Stages">Seconds each statement of the way from staging to core took.</param>
/// <param name="Seconds">All in all.</param>
internal sealed record LoadSummary(
    string Municipality, string Name, bool Changed, IReadOnlyList<SourceSummary> Sources, IReadOnlyList<LoadStage> Stages, double Seconds);

/// <summary>A statement from staging to core, and the seconds that it took.</summary>
internal sealed record LoadStage(string Name, double Seconds);
