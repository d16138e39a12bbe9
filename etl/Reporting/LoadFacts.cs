namespace Geo.Etl.Reporting;

/// <summary>What a load left in the store, counted: the content of a <see cref="Database.LoadRecord"/>. Says nothing of any row.</summary>
/// <param name="Sources">In the order of loading.</param>
internal sealed record LoadFacts(IReadOnlyList<SourceFacts> Sources);

/// <summary>A source as it stood when the load was done: all its deliveries, not only those that were read then.</summary>
internal sealed record SourceFacts
{
    public required string Source { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required int Files { get; init; }

    public required int Read { get; init; }

    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    public required int Remarks { get; init; }

    public required PlacedFacts Placed { get; init; }

    /// <summary>What was masked by kind, in the files that this load read: those it left alone were counted when they were read.</summary>
    public required IReadOnlyDictionary<string, int> Masked { get; init; }

    /// <summary>Incidents that a later full delivery no longer has.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Incidents that another source has told already.</summary>
    public required int Duplicates { get; init; }

    public required IReadOnlyList<IssueFacts> Issues { get; init; }

    /// <summary>Masked words that the mapping does not know, at most <see cref="LoadRecorder.MostWords"/>.</summary>
    public required IReadOnlyList<string> UnknownWords { get; init; }

    /// <summary>The organisations that have said anything, if only that nothing happened.</summary>
    public required IReadOnlyList<string> Reporters { get; init; }

    /// <summary>Weeks by reporter; empty for a source that is not told by the week.</summary>
    public required IReadOnlyList<ReporterWeeks> Weeks { get; init; }
}

/// <summary>How the rows of a source came by a place.</summary>
internal sealed record PlacedFacts(int ByPoint, int ByName, int Without)
{
    /// <summary>The lowest share that maps can be drawn from.</summary>
    /// <remarks>Ratcliffe, J. H. (2004), Geocoding crime and a first estimate of a minimum acceptable hit rate,
    /// <i>International Journal of Geographical Information Science</i> 18(1), 61–72.</remarks>
    public const double Floor = 0.85;

    /// <summary>The share of the rows that have a place, 0 to 1; null where the source has no rows to place.</summary>
    public double? HitRate => ByPoint + ByName + Without is > 0 and var rows ? (double)(ByPoint + ByName) / rows : null;

    public bool IsBelowFloor => HitRate < Floor;
}

/// <summary>A kind of issue, and how many it befell.</summary>
internal sealed record IssueFacts(string Problem, string Field, bool Rejected, int Rows);

/// <summary>In how many weeks a reporter told of something, told that nothing had happened, and said nothing.</summary>
internal sealed record ReporterWeeks(string Reporter, int Reported, int Nothing, int Silent);
